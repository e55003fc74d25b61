package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventIdTest {

    @Test
    void readsLastingPassingAndCatchUpIds() {
        assertThat(EventId.parse("12")).contains(new EventId(12, 0));
        assertThat(EventId.parse("12.7")).contains(new EventId(12, 7));
        assertThat(EventId.parse("12.7.k3j.1")).contains(new EventId(12, 7));
    }

    @Test
    void knowsNothingElse() {
        for (String id : new String[] {"", "-1", "x", "9223372036854775808", "1.", "1.2.", "1 or 1=1"}) {
            assertThat(EventId.parse(id)).as(id).isEmpty();
        }
    }
}
