package cn.quanzhi.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ONNX Runtime's environment, held to the very end of the process. The library frees it in a shutdown hook of its own, which
 * runs beside ours: a text that is being embedded at that moment took the process down with SIGSEGV. The native environment
 * counts who holds it, so it is asked for once more than it is given back.
 */
final class OnnxEnvironment {

    private static final Logger LOG = LoggerFactory.getLogger(OnnxEnvironment.class);

    private OnnxEnvironment() {}

    static OrtEnvironment get() {
        return Held.ENVIRONMENT;
    }

    private static final class Held {
        private static final OrtEnvironment ENVIRONMENT = held();

        private static OrtEnvironment held() {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try {
                Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
                api.setAccessible(true);
                Method hold =
                        OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
                hold.setAccessible(true);
                hold.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "quanzhi");
            } catch (ReflectiveOperationException | RuntimeException e) {
                // Another version of the library: everything works, only a stop in mid-embedding may end badly.
                LOG.warn("The model's environment is not held beyond the stop: {}", e.toString());
            }
            return environment;
        }
    }
}
