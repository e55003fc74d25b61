package cn.quanzhi.answering.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The administration has words for whatever may be decided. */
class IntentWordsTest {

    private final String words = Files.readString(Path.of("src/main/web/staff/admin/words/hit.ts"));

    IntentWordsTest() throws IOException {}

    @Test
    void whyAMatterGoesToAPersonIsSaidAloneAndBesidesAnAnswer() {
        Stream.of(Intent.values())
                .filter(Intent::isHandedOver)
                .forEach(intent ->
                        assertThat(words).contains("\n  why_" + intent + ": [", "\n  person_" + intent + ": ["));
    }

    @Test
    void whyAMessageIsRefusedIsSaid() {
        Stream.of(Intent.values())
                .filter(Intent::isRefused)
                .forEach(intent -> assertThat(words).contains("\n  why_" + intent + ": ["));
    }
}
