package cn.quanzhi;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole service over real HTTP, with its own PostgreSQL and Redis and the packed guides. One context for all. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "quanzhi.data-dir=${java.io.tmpdir}/quanzhi-journeys-${random.uuid}",
            "quanzhi.identity.admin-password=a-password-for-journeys",
            "quanzhi.consultation.messages-per-minute=10000"
        })
public abstract class JourneyTest {

    @LocalServerPort
    private int port;

    protected String base() {
        return "http://127.0.0.1:" + port;
    }

    @BeforeEach
    void isReady() {
        Widget anyone = Widget.open(base());
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> anyone.get("/actuator/health/readiness").status() == 200);
    }
}
