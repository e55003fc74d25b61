package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsJourneyTest extends TestService {

    @Test
    void saysHowLongToWait() {
        Widget visitor = Widget.open(base());
        // One more than a minute's turns twice over: a minute may end in between.
        Reply last = IntStream.rangeClosed(0, 2 * MESSAGES_PER_MINUTE)
                .mapToObj(i -> visitor.post("/api/v1/consultations", "{}", Map.of()))
                .filter(reply -> reply.status() != 201)
                .findFirst()
                .orElseThrow();
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        assertThat(Widget.open(base())
                        .post("/api/v1/consultations", "{}", Map.of())
                        .status())
                .isEqualTo(201);
    }
}
