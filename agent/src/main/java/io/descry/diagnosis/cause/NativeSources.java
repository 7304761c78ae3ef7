package io.descry.diagnosis.cause;

import io.descry.model.TargetKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Native libraries for the JVM that open descriptors of their own, as data: a part of the file's
 * name in {@code /proc/self/maps}, what people call it, and what it opens. What each is commonly
 * used for: a hint where to look, said as a guess in reports, never a verdict. One that only
 * computes (compression, codecs) is not here.
 */
final class NativeSources {

  /** What a bridge opens is up to the code behind it. */
  private static final String ALL = "all";

  private static final String[][] LIBRARIES = {
    {"netty_transport_native_epoll", "Netty's epoll transport", "socket epoll eventfd anonymous"},
    {"netty_transport_native_io_uring", "Netty's io_uring transport", "socket eventfd anonymous"},
    {"netty_quiche", "Netty's QUIC codec", "file device"},
    {"netty_tcnative", "netty-tcnative", "file device"},
    {"conscrypt", "Conscrypt", "file device"},
    {"jnidispatch", "JNA", ALL},
    {"jna", "JNA", ALL},
    {"jffi", "jffi (JNR)", ALL},
    {"junixsocket", "junixsocket", "socket"},
    {"sqlitejdbc", "sqlite-jdbc", "file"},
    {"rocksdbjni", "RocksDB", "file"},
    {"leveldbjni", "LevelDB JNI", "file"},
    {"lmdb", "LMDB", "file"},
    {"duckdb", "DuckDB", "file"},
    {"tensorflow", "TensorFlow", "file socket epoll eventfd device"},
    {"onnxruntime", "ONNX Runtime", "file device"},
    {"opencv", "OpenCV", "file device"},
    {"hdf5", "HDF5", "file"},
    {"gdal", "GDAL", "file socket"},
    {"libhadoop", "Hadoop's native library", "file socket"},
    {"libzmq", "ZeroMQ", "socket epoll eventfd"},
    {"aeron", "Aeron's media driver", "file socket"},
    {"cuda", "CUDA", "device socket eventfd"},
    {"asyncProfiler", "async-profiler", "anonymous file"},
    {"jansi", "Jansi", "device"},
    {"libnss_sss", "the system's name service (sssd)", "socket"},
    {"libnss_ldap", "the system's name service (LDAP)", "socket"},
    {"libnss_systemd", "the system's name service (systemd)", "socket"}
  };

  private NativeSources() {}

  /** Those of the loaded files that are known to open such, as {@code JNA (libjnidispatch.so)}. */
  static List<String> of(TargetKind kind, List<String> loaded) {
    List<String> found = new ArrayList<>();
    for (String file : loaded) {
      for (String[] library : LIBRARIES) {
        if (file.contains(library[0]) && opens(library[2], kind)) {
          found.add(library[1] + " (" + file + ")");
          break;
        }
      }
    }
    return found;
  }

  private static boolean opens(String kinds, TargetKind kind) {
    return kinds.equals(ALL) || (" " + kinds + " ").contains(" " + kind + " ");
  }
}
