package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationsJourneyTest extends TestService {

    private static final String METRICS = "/actuator/prometheus";

    @Test
    void saysThatItLivesAndIsReadyAndNothingMore() {
        for (String path : new String[] {"/actuator/health/liveness", "/actuator/health/readiness"}) {
            Widget.Reply reply = Widget.nobody(base()).get(path);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().get("status").asString()).isEqualTo("UP");
            assertThat(reply.text()).doesNotContain("components").doesNotContain("details");
        }
        for (String path : new String[] {"/actuator/env", "/actuator/beans", "/actuator/heapdump", "/actuator/info"}) {
            assertThat(Widget.nobody(base()).get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void showsItsMetricsToLoopbackAndWhoeverHasTheToken() {
        Widget nobody = Widget.nobody(base());
        Widget.Reply near = nobody.get(METRICS);
        assertThat(near.status()).isEqualTo(200);
        assertThat(near.text()).contains("jvm_memory_used_bytes");
        Map<String, String> proxied = Map.of("X-Forwarded-For", "203.0.113.7");
        assertThat(nobody.get(METRICS, proxied).status()).isEqualTo(404);
        assertThat(nobody.withToken("wrong").get(METRICS, proxied).status()).isEqualTo(404);
        assertThat(nobody.withToken(METRICS_TOKEN).get(METRICS, proxied).status())
                .isEqualTo(200);
    }
}
