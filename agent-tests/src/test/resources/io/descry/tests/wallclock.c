/* Moves the wall clock of a process by the seconds in the file that WALL_STEP names. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long step(void) {
  static __thread int reading;
  const char *path = getenv("WALL_STEP");
  long seconds = 0;
  if (path != NULL && !reading) {
    reading = 1;
    char text[32] = {0};
    FILE *file = fopen(path, "re");
    if (file != NULL) {
      if (fgets(text, sizeof text, file) != NULL) {
        seconds = atol(text);
      }
      fclose(file);
    }
    reading = 0;
  }
  return seconds;
}

int clock_gettime(clockid_t id, struct timespec *now) {
  int failed = (int) syscall(SYS_clock_gettime, id, now);
  if (!failed && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) {
    now->tv_sec += step();
  }
  return failed;
}

int gettimeofday(struct timeval *now, void *zone) {
  struct timespec exact;
  (void) zone;
  int failed = clock_gettime(CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return failed;
}
