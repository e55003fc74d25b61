package cn.quanzhi.kernel;

import org.jspecify.annotations.Nullable;

/** A model, an index or a server failed in a way that may pass: try again, or degrade. */
public final class TransientFailure extends RuntimeException {

    public TransientFailure(String message) {
        super(message);
    }

    public TransientFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
