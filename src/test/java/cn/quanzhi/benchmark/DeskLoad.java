package cn.quanzhi.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** Fifty experts at their desks, each with a stream of its own, and the enterprises that keep them busy. */
final class DeskLoad implements AutoCloseable {

    static final String PASSWORD = "Benchmark-horse-9";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int DESKS = 50;
    private static final int TICKETS = 500;
    private static final int TALKS = 20;
    private static final int MESSAGES = 600;
    private static final double COUNTED = 0.75; // the first quarter warms the service up
    private static final long TICKET_PACE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long MESSAGE_PACE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Pattern STAMP = Pattern.compile("第(\\d{6})句");
    private static final Pattern CONSULTATION = Pattern.compile("\"consultationId\":\\s*\"([0-9a-f-]{36})\"");

    private final String base;
    private final Widget visitor;
    private final List<Staff> experts = new ArrayList<>();
    private final List<Widget.EventStream> streams = new ArrayList<>();
    private final List<String> consultations = new ArrayList<>();
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> order = new ConcurrentHashMap<>();

    DeskLoad(String base) {
        this.base = base;
        visitor = Widget.open(base);
        Staff administrator = Staff.signedIn(base, "admin", PASSWORD);
        for (int i = 0; i < DESKS; i++) {
            Map<String, Object> account = Map.of(
                    "username",
                    "bench" + i,
                    "displayName",
                    "专家" + i,
                    "password",
                    PASSWORD,
                    "roles",
                    List.of("EXPERT"),
                    "site",
                    "demo");
            assertThat(administrator
                            .post("/api/v1/accounts", JSON.writeValueAsString(account), Map.of())
                            .status())
                    .isEqualTo(201);
            experts.add(Staff.signedIn(base, "bench" + i, PASSWORD));
        }
    }

    /** From sending the wish for a person to the ticket's being out of each of the desks' sockets. */
    Samples newTickets() {
        for (Staff expert : experts) {
            boolean[] created = new boolean[1];
            streams.add(Widget.deskStream(base, expert.cookieHeader(), line -> {
                if (line.startsWith("event:")) {
                    created[0] = line.contains("ticket.created");
                } else if (created[0] && line.startsWith("data:")) {
                    arrived(CONSULTATION.matcher(line), TICKETS);
                }
            }));
        }
        streams.forEach(stream -> assertThat(stream.status()).isEqualTo(200));
        for (int i = 0; i < TICKETS; i++) {
            consultations.add(visitor.consultation());
        }
        paced(TICKETS, TICKET_PACE, i -> {
            String consultation = consultations.get(i);
            order.put(consultation, i);
            sent.put(consultation, System.nanoTime());
            assertThat(visitor.post("/api/v1/consultations/" + consultation + "/escalation", "{}", Map.of())
                            .status())
                    .isEqualTo(201);
        });
        return all(DESKS * (int) (TICKETS * COUNTED));
    }

    /** From sending a message to its being out of the other's socket, with all desks listening. */
    Samples messages(boolean fromExpert) {
        List<String> talks = consultations.subList(0, TALKS);
        List<String> tickets = talks.stream().map(this::claimed).toList();
        List<Widget.EventStream> heard = new ArrayList<>();
        if (fromExpert) {
            talks.forEach(talk -> heard.add(visitor.events(talk, null, this::stamped)));
        } else {
            heard.add(Widget.deskStream(base, experts.getFirst().cookieHeader(), this::stamped));
        }
        heard.forEach(stream -> assertThat(stream.status()).isEqualTo(200));
        paced(MESSAGES, MESSAGE_PACE, i -> {
            String stamp = "%06d".formatted((fromExpert ? 1 : 2) * 100_000 + i);
            order.put(stamp, i);
            sent.put(stamp, System.nanoTime());
            String text = JSON.writeValueAsString(Map.of("text", "第" + stamp + "句"));
            int status = fromExpert
                    ? experts.getFirst()
                            .post("/api/v1/tickets/" + tickets.get(i % TALKS) + "/messages", text, Map.of())
                            .status()
                    : visitor.ask(talks.get(i % TALKS), "第" + stamp + "句").status();
            assertThat(status).isBetween(201, 202);
        });
        Samples samples = all((int) (MESSAGES * COUNTED));
        heard.forEach(Widget.EventStream::close);
        return samples;
    }

    private void stamped(String line) {
        if (line.startsWith("data:")) {
            arrived(STAMP.matcher(line), MESSAGES);
        }
    }

    private void arrived(Matcher found, int of) {
        long now = System.nanoTime();
        if (found.find()) {
            String stamp = found.group(1);
            Integer place = order.get(stamp);
            Long from = sent.get(stamp);
            if (place != null && from != null && place >= of - of * COUNTED && isFirst(stamp)) {
                arrivals.add(now - from);
            }
        }
    }

    /** A message is told twice to a desk, by itself and with its ticket; a ticket's first event once to each. */
    private boolean isFirst(String stamp) {
        return stamp.length() > 6 || sent.remove(stamp) != null;
    }

    private Samples all(int expected) {
        Awaitility.await("everything has arrived")
                .atMost(Duration.ofMinutes(1))
                .until(() -> arrivals.size() >= expected);
        Samples samples = Samples.of(arrivals);
        arrivals.clear();
        return samples;
    }

    private String claimed(String consultation) {
        String number = visitor.get("/api/v1/consultations/" + consultation)
                .body()
                .at("/ticket/number")
                .asString();
        String cursor = "";
        while (true) {
            var page = experts.getFirst()
                    .get("/api/v1/tickets?view=ALL&limit=100" + cursor)
                    .body();
            for (var ticket : page.get("items")) {
                if (ticket.get("number").asString().equals(number)) {
                    String id = ticket.get("ticketId").asString();
                    assertThat(experts.getFirst()
                                    .post("/api/v1/tickets/" + id + "/claim", "{}", Map.of())
                                    .status())
                            .isEqualTo(200);
                    return id;
                }
            }
            cursor = "&cursor=" + page.get("nextCursor").asString();
        }
    }

    private static void paced(int count, long pace, IntConsumer act) {
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = System.nanoTime();
            for (int i = 0; i < count; i++, due += pace) {
                LockSupport.parkNanos(due - System.nanoTime());
                int number = i;
                senders.submit(() -> {
                    try {
                        act.accept(number);
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
    }

    @Override
    public void close() {
        streams.forEach(Widget.EventStream::close);
    }
}
