package io.descry.tests.programs.lives;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;

/** One store for each tenant, opened when the tenant comes and kept; tenants stop coming. */
public final class Tenants {

  private Tenants() {}

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 13);
    List<File> files = Files8.create(60);
    List<RandomAccessFile> stores = new ArrayList<>();
    for (int i = 0; i < 60 && pace.goesOn(); i++) {
      stores.add(new RandomAccessFile(files.get(i), "rw"));
      Pace.pause(pace.next(0.3));
    }
    while (pace.goesOn()) {
      stores.get(pace.below(stores.size())).seek(0);
      Pace.pause(50);
    }
  }
}
