"""Runs a command in a pseudo-terminal of ROWS x COLUMNS: its output on stdout, keys from stdin.

A line of stdin is hexadecimal bytes to type, `size ROWS COLUMNS`, or `signal NUMBER`. The last line of stdout tells
the exit code and whether the terminal's modes are those from before.
"""
import fcntl, os, pty, select, struct, sys, termios


def resize(fd, rows, columns):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def obey(line, terminal):
    words = line.split()
    if words[0] == "size":
        resize(terminal, int(words[1]), int(words[2]))
    elif words[0] == "signal":
        os.kill(child, int(words[1]))
    else:
        os.write(terminal, bytes.fromhex(words[0]))


terminal, inside = pty.openpty()
resize(inside, int(sys.argv[1]), int(sys.argv[2]))
before = termios.tcgetattr(inside)
child = os.fork()
if child == 0:
    os.setsid()
    fcntl.ioctl(inside, termios.TIOCSCTTY, 0)
    for number in range(3):
        os.dup2(inside, number)
    os.execvp(sys.argv[3], sys.argv[3:])

pending, ended, commands = b"", None, [0]
while ended is None:
    ready, _, _ = select.select([terminal] + commands, [], [], 0.05)
    if terminal in ready:
        os.write(1, os.read(terminal, 65536))
    if 0 in ready:
        typed = os.read(0, 4096)
        commands = [0] if typed else []
        pending += typed
        while b"\n" in pending:
            line, pending = pending.split(b"\n", 1)
            obey(line.decode(), terminal)
    if not ready:
        pid, status = os.waitpid(child, os.WNOHANG)
        ended = None if pid == 0 else status

code = os.WEXITSTATUS(ended) if os.WIFEXITED(ended) else -os.WTERMSIG(ended)
same = termios.tcgetattr(inside) == before
os.write(1, b"\nended with %d, modes %s\n" % (code, b"restored" if same else b"changed"))
