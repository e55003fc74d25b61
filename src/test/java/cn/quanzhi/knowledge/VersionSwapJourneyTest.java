package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.retrieval.Retriever;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** While versions change places, twenty questions a second each see one of them whole. */
class VersionSwapJourneyTest extends CurateJourney {

    private static final int SWAPS = 8;
    private static final int ARTICLES = 12;
    private static final long EVERY_MILLIS = 50;

    @Autowired
    private Retriever retriever;

    /** What one question saw of the regulation: its versions and how many of its articles. */
    private record Seen(Set<UUID> versions, int articles) {}

    @Test
    void noAnswerMixesTwoVersionsAndNoneFindsAHole() throws InterruptedException {
        String title = "渡口秤管理办法" + site;
        At at = draft("kind: LOCAL_RULE\ntitle: " + title + "\nversion: 2026\neffectiveFrom: 2026-01-01", articles());
        published(at);
        awaitFound(title, at);
        Queue<Seen> seen = new ConcurrentLinkedQueue<>();
        Queue<Throwable> failed = new ConcurrentLinkedQueue<>();
        try (ScheduledExecutorService questions = Executors.newScheduledThreadPool(4)) {
            questions.scheduleAtFixedRate(
                    () -> {
                        try {
                            seen.add(ask(title));
                        } catch (RuntimeException e) {
                            failed.add(e);
                        }
                    },
                    0,
                    EVERY_MILLIS,
                    TimeUnit.MILLISECONDS);
            for (int i = 0; i < SWAPS; i++) {
                At next = at(post(author, at, "revise", "").body());
                assertThat(post(author, next, "publish", "").status()).isEqualTo(200);
                awaitSeen(title, next);
                at = next;
            }
            questions.shutdown(); // lets those end that were asked
        }

        assertThat(failed).isEmpty();
        assertThat(seen).hasSizeGreaterThan(SWAPS);
        assertThat(seen.stream().flatMap(one -> one.versions().stream()).distinct())
                .hasSizeGreaterThan(SWAPS / 2);
        assertThat(seen).allSatisfy(one -> {
            assertThat(one.versions()).hasSize(1);
            assertThat(one.articles()).isEqualTo(ARTICLES);
        });
    }

    private void awaitSeen(String title, At at) {
        Awaitility.await("the swap is seen")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> ask(title).versions().equals(Set.of(at.version())));
    }

    /** The articles of the regulation that a question finds which asks for it by name. */
    private Seen ask(String title) {
        Retriever.Evidence evidence = retriever.retrieve(
                new Retriever.Query(site, "《" + title + "》关于秤的规定", LocalDate.of(2026, 6, 1), Set.of(), 100));
        Map<UUID, List<Passage>> found = evidence.items().stream()
                .map(Retriever.Found::passage)
                .filter(passage -> passage.title().equals(title))
                .collect(Collectors.groupingBy(Passage::versionId));
        return new Seen(
                found.keySet(), found.values().stream().mapToInt(List::size).sum());
    }

    private static String articles() {
        String[] numbers = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ARTICLES; i++) {
            text.append("第")
                    .append(numbers[i])
                    .append("条　渡口的秤应当做到第")
                    .append(i + 1)
                    .append("件事。\n\n");
        }
        return text.toString();
    }
}
