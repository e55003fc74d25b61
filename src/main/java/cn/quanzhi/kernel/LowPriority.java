package cn.quanzhi.kernel;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the operating system run a thread after all others. Java's own priorities mean nothing to Linux, and giving up
 * importance needs no right there; elsewhere the same call would mean the whole process, so it isn't made.
 */
public final class LowPriority {

    private static final Logger LOG = LoggerFactory.getLogger(LowPriority.class);
    private static final int NICE = 10;
    private static final int THIS_THREAD = 0;

    private LowPriority() {}

    /** For the calling thread, to its end. */
    public static void take() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle setPriority = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setpriority"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int failed = (int) setPriority.invokeExact(THIS_THREAD, THIS_THREAD, NICE);
            LOG.debug("bulk work runs with low priority: {}", failed == 0);
        } catch (Throwable e) {
            LOG.debug("bulk work keeps the usual priority: {}", e.toString());
        }
    }
}
