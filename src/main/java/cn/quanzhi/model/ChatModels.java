package cn.quanzhi.model;

import java.util.List;
import java.util.function.BooleanSupplier;

/** The door to the chat models: the first provider that answers within its limits speaks. */
public interface ChatModels {

    /** Whether any provider is configured; where none is, answers are extractive. */
    boolean configured();

    /**
     * Streams one completion and returns when it has ended. Blocks the calling thread, on which the listener is called.
     *
     * @throws cn.quanzhi.kernel.TransientFailure where all providers failed within the turn's budget
     * @throws cn.quanzhi.kernel.PermanentFailure where all of them refused
     */
    Completion stream(List<ChatMessage> messages, Listener listener, BooleanSupplier cancelled);

    /** One message of a prompt. */
    record ChatMessage(Role role, String text) {}

    enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    /** Hears the pieces as they come. */
    interface Listener {
        void piece(String text);

        /** What came so far is void: another attempt or provider starts again. */
        void restarted();
    }

    enum End {
        STOP,
        LENGTH,
        FILTERED,
        CANCELLED
    }

    /** How a completion ended, and which model spoke it. */
    record Completion(String provider, String model, End end) {}
}
