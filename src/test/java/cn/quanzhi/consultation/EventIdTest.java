package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdTest {

    private static final UUID OWN = UUID.fromString("019ab000-0000-7000-8000-0000deadbeef");

    @Test
    void readsLastingPassingAndCatchUpIds() {
        assertThat(EventId.parse(OWN, EventId.lasting(OWN, 12))).contains(new EventId(12, 0));
        assertThat(EventId.parse(OWN, "12.7-deadbeef")).contains(new EventId(12, 7));
        assertThat(EventId.parse(OWN, "12.7.k3j.1-deadbeef")).contains(new EventId(12, 7));
    }

    @Test
    void knowsNothingElse() {
        for (String id : new String[] {
            "", "-1", "x", "12", "9223372036854775808-deadbeef", "1.-deadbeef", "1.2.-deadbeef", "1 or 1=1-deadbeef"
        }) {
            assertThat(EventId.parse(OWN, id)).as(id).isEmpty();
        }
    }

    @Test
    void knowsNoneOfAnotherConsultation() {
        UUID other = UUID.fromString("019ab000-0000-7000-8000-000000000001");
        assertThat(EventId.parse(OWN, EventId.lasting(other, 12))).isEmpty();
    }
}
