package cn.quanzhi.model;

import cn.quanzhi.kernel.TransientFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Splits a provider's bytes into the data of server-sent events. Works on bytes, so a character or a line end that is cut
 * between two buffers stays whole.
 */
final class SseFrames {

    private static final int MAX_LINE = 256 * 1024;

    private final Consumer<String> sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();

    SseFrames(Consumer<String> sink) {
        this.sink = sink;
    }

    void accept(byte[] bytes) {
        for (byte next : bytes) {
            if (next == '\n') {
                endLine();
            } else if (line.size() >= MAX_LINE) {
                throw new TransientFailure("the provider sent a line of more than 256 KB");
            } else {
                line.write(next);
            }
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.isEmpty()) {
            if (!data.isEmpty()) {
                String whole = data.toString();
                data.setLength(0);
                sink.accept(whole);
            }
        } else if (text.startsWith("data:")) {
            if (!data.isEmpty()) {
                data.append('\n');
            }
            data.append(text.startsWith("data: ") ? text.substring(6) : text.substring(5));
        }
    }
}
