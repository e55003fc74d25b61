package cn.quanzhi.kernel;

import org.jspecify.annotations.Nullable;

/** A model, an index or a server refused in a way that trying again will not mend. */
public final class PermanentFailure extends RuntimeException {

    public PermanentFailure(String message) {
        super(message);
    }

    public PermanentFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
