package cn.quanzhi;

import cn.quanzhi.platform.database.DatabaseClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service with real servers of its own, once for all journeys, and a chat model that each test scripts. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("journey")
@Import(MovedDatabaseClock.Placed.class)
public abstract class TestService {

    protected static final ScriptedChatModel MODEL = ScriptedChatModel.start();
    protected static final String METRICS_TOKEN = "metrics-token-of-the-tests";
    protected static final int MESSAGES_PER_MINUTE = 40;
    protected static final String PASSWORD = "Correct-horse-9";

    private static final ConcurrentMap<String, Staff> ADMINISTRATORS = new ConcurrentHashMap<>();

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private DatabaseClock databaseClock;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        Path data = freshDirectory();
        registry.add("quanzhi.data-dir", data::toString);
        registry.add("quanzhi.admin-password", () -> PASSWORD);
        registry.add("quanzhi.chat.base-url", MODEL::baseUrl);
        registry.add("quanzhi.consultation.messages-per-minute", () -> MESSAGES_PER_MINUTE);
        registry.add("quanzhi.metrics.token", () -> METRICS_TOKEN);
        registry.add("quanzhi.chat.model", () -> "scripted");
        registry.add("quanzhi.knowledge.directories", () -> "src/test/resources/knowledge");
    }

    public static Path freshDirectory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "data-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void readyWithAGroundedModel() {
        Awaitility.await("ready")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .pollDelay(Duration.ZERO)
                .until(() ->
                        Widget.nobody(base()).get("/actuator/health/readiness").status() == 200);
        MODEL.script(ScriptedChatModel::grounded);
        time().reset();
    }

    /** The database's time as the service sees it; for what nodes must agree upon, such as time limits. */
    protected MovedDatabaseClock time() {
        return (MovedDatabaseClock) databaseClock;
    }

    /** Signed in once for all tests: trying to sign in is limited. */
    protected static Staff administrator(String base) {
        return ADMINISTRATORS.computeIfAbsent(base, place -> Staff.signedIn(place, "admin", PASSWORD));
    }

    protected String base() {
        return "http://127.0.0.1:" + port;
    }
}
