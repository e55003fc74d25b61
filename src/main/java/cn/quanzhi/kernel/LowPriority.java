package cn.quanzhi.kernel;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Has the operating system run a thread after all others. Java's own priorities mean nothing to Linux, and giving up
 * importance needs no right there; elsewhere the same call would mean the whole process, so it isn't made.
 */
public final class LowPriority {

    private static final int NICE = 10;
    private static final int THIS_THREAD = 0;

    private LowPriority() {}

    /** For the calling thread, and the threads that it starts, to its end. Gives whether the system did so. */
    public static boolean take() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return false;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle setPriority = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setpriority"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            return (int) setPriority.invokeExact(THIS_THREAD, THIS_THREAD, NICE) == 0;
        } catch (Throwable e) {
            return false;
        }
    }
}
