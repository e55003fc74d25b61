package cn.quanzhi.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Passes on what a provider says, and knows when it began and how much it was. */
final class TimedListener implements ChatModels.Listener {

    private final ChatModels.Listener listener;
    private final long start = System.nanoTime();
    private @Nullable Duration first;
    private int characters;

    TimedListener(ChatModels.Listener listener) {
        this.listener = listener;
    }

    @Override
    public void piece(String text) {
        if (first == null) {
            first = took();
        }
        characters += text.length();
        listener.piece(text);
    }

    @Override
    public void restarted() {
        listener.restarted();
    }

    /** From the request to the first piece; null while nothing came. */
    @Nullable
    Duration first() {
        return first;
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    int characters() {
        return characters;
    }
}
