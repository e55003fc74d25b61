package cn.quanzhi.answering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The prompts of this room, as files below {@code prompts/answering}, with a hash that is stored with each answer. */
@Component
class Prompts {

    private static final int HASH_LENGTH = 16;

    private final String rules = read("compose.zh.md");
    private final String question = read("question.zh.md");
    private final String version = hash(rules + "\0" + question);

    /** What the model is told before anything else. */
    String rules() {
        return rules;
    }

    /** The question with its passages; what is filled in can't fill in anything itself. */
    String question(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = question.indexOf("{{"); open >= 0; open = question.indexOf("{{", from)) {
            int close = question.indexOf("}}", open);
            String name = question.substring(open + 2, close);
            String value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("the prompt asks for " + name);
            }
            filled.append(question, from, open).append(value);
            from = close + 2;
        }
        return filled.append(question.substring(from)).toString();
    }

    /** Changes whenever a word of the prompts does. */
    String version() {
        return version;
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("prompts/answering/" + name)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
