package cn.quanzhi.kernel;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has the operating system run a thread after all others. Java's own priorities mean nothing to Linux, and giving up
 * importance needs no right there; elsewhere the same call would mean the whole process, so it isn't made.
 */
public final class LowPriority {

    private static final int NICE = 10;
    private static final int PROCESS = 0; // which is a thread to Linux
    private static final int THIS_THREAD = 0;
    private static final Path TASKS = Path.of("/proc/self/task");

    private LowPriority() {}

    /** For the calling thread, and the threads that it starts, to its end. Gives whether the system did so. */
    public static boolean take() {
        return take(Set.of(THIS_THREAD));
    }

    /** For all threads of the process and those that they start, the machine's own that collect and compile among them. */
    public static boolean takeAll() {
        Set<Integer> low = new HashSet<>();
        try {
            // One that is reached late may have started another meanwhile; those that low ones start are low.
            for (Set<Integer> more = threads(); !more.isEmpty(); more = threads()) {
                more.removeAll(low);
                if (more.isEmpty()) {
                    return true;
                }
                take(more); // one that has ended meanwhile can't be reached, and need not be
                low.addAll(more);
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static Set<Integer> threads() throws IOException {
        try (Stream<Path> tasks = Files.list(TASKS)) {
            return tasks.map(task -> Integer.valueOf(task.getFileName().toString()))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    private static boolean take(Set<Integer> threads) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return false;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle setPriority = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setpriority"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            boolean all = true;
            for (int thread : threads) {
                all &= (int) setPriority.invokeExact(PROCESS, thread, NICE) == 0;
            }
            return all;
        } catch (Throwable e) {
            return false;
        }
    }
}
