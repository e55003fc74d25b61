package cn.quanzhi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class RequestJsonTest {

    private final JsonMapper json = RequestJson.strict();

    enum Word {
        ONE,
        TWO
    }

    record Body(
            @Nullable String text,
            @Nullable Integer count,
            @Nullable LocalDate day,
            @Nullable Word word,
            @Nullable List<Object> any) {}

    @Test
    void readsWhatIsMeant() {
        Body body = json.readValue(
                "{\"text\":\"问\",\"count\":4,\"day\":\"2026-11-25\",\"word\":\"TWO\",\"any\":null}", Body.class);
        assertThat(body).isEqualTo(new Body("问", 4, LocalDate.of(2026, 11, 25), Word.TWO, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unknown\":1}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":1}",
                "{\"count\":\"4\"}",
                "{\"count\":4.7}",
                "{\"day\":\"2026-02-30\"}",
                "{\"day\":20260101}",
                "{\"word\":1}",
                "{\"word\":\"THREE\"}",
                "{\"text\":\"a\"} {}",
            })
    void refusesWhatItWouldHaveToGuess(String body) {
        assertThatThrownBy(() -> json.readValue(body, Body.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesWhatIsDeepOrLong() {
        String deep = "{\"any\":" + "[".repeat(40) + "]".repeat(40) + "}";
        assertThatThrownBy(() -> json.readValue(deep, Body.class)).isInstanceOf(JacksonException.class);
        String number = "{\"any\":[" + "1".repeat(65) + "]}";
        assertThatThrownBy(() -> json.readValue(number, Body.class)).isInstanceOf(JacksonException.class);
    }
}
