package cn.quanzhi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A visitor over real HTTP: what the widget does, without a browser. */
public final class Widget {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;
    private final String token;

    private Widget(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** A response as it came. */
    public record Reply(int status, String contentType, JsonNode body, String text, HttpHeaders headers) {
        static Reply of(HttpResponse<String> response) {
            String type = response.headers().firstValue("content-type").orElse("");
            boolean json = type.contains("json") && !response.body().isEmpty();
            return new Reply(
                    response.statusCode(),
                    type,
                    JSON.readTree(json ? response.body() : "{}"),
                    response.body(),
                    response.headers());
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String code() {
            return body.path("code").asString("");
        }
    }

    /** One event of a stream. */
    public record Event(String id, String type, JsonNode data) {}

    /** A caller without any credential. */
    public static Widget nobody(String base) {
        return new Widget(base, "");
    }

    public static Widget open(String base) {
        return open(base, "demo", null);
    }

    public static Widget open(String base, String site, @Nullable String identity) {
        return open(base, site, identity, "zh-CN");
    }

    public static Widget reading(String locale, String base) {
        return open(base, "demo", null, locale);
    }

    private static Widget open(String base, String site, @Nullable String identity, String locale) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("site", site);
        body.put("locale", locale);
        body.put("identity", identity);
        Reply reply = nobody(base).post("/api/v1/visitors", JSON.writeValueAsString(body), Map.of());
        if (reply.status() != 201) {
            throw new AssertionError("no visitor: " + reply);
        }
        return new Widget(base, reply.body().get("token").asString());
    }

    /** The same visitor at another address of the service. */
    public Widget at(String other) {
        return new Widget(other, token);
    }

    public Widget withToken(String other) {
        return new Widget(base, other);
    }

    public String consultation() {
        return post("/api/v1/consultations", "{\"subject\":null}", Map.of())
                .body()
                .get("consultationId")
                .asString();
    }

    public Reply ask(String consultation, String text) {
        return post(
                "/api/v1/consultations/" + consultation + "/messages",
                JSON.writeValueAsString(Map.of("text", text)),
                Map.of());
    }

    /** Asks, reads the events until the answer is over, and gives the answer as completed. */
    public JsonNode answerTo(String consultation, String text) {
        Reply asked = ask(consultation, text);
        if (asked.status() != 202) {
            throw new AssertionError("not accepted: " + asked);
        }
        String answer = asked.body().get("answerId").asString();
        try (EventStream stream = events(consultation, null)) {
            Event done = stream.await(event -> (event.type().equals("answer.completed")
                            && event.data().at("/answer/answerId").asString().equals(answer))
                    || event.type().equals("answer.failed"));
            return done.data().path("answer");
        }
    }

    public Reply get(String path) {
        return get(path, Map.of());
    }

    public Reply get(String path, Map<String, String> headers) {
        return send(request(path).GET(), headers);
    }

    public Reply post(String path, String body, Map<String, String> headers) {
        return postBytes(path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
    }

    public Reply postBytes(String path, byte[] body, Map<String, String> headers) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)), headers);
    }

    public Reply put(String path, String body) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)), Map.of());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Reply send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return Reply.of(response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public EventStream events(String consultation, @Nullable String lastEventId) {
        return stream(base, consultation, lastEventId, "Authorization", "Bearer " + token);
    }

    /** An event stream whose lines are heard as they come. */
    public EventStream events(String consultation, @Nullable String lastEventId, Consumer<String> line) {
        HttpRequest.Builder request = eventRequest(base, consultation, lastEventId, "Authorization", "Bearer " + token);
        return new EventStream(HTTP.sendAsync(request.GET().build(), HttpResponse.BodyHandlers.ofLines()), line);
    }

    /** An event stream that is opened with the given credential. */
    public static EventStream stream(
            String base, String consultation, @Nullable String lastEventId, String credential, String value) {
        HttpRequest.Builder request = eventRequest(base, consultation, lastEventId, credential, value);
        return new EventStream(HTTP.sendAsync(request.GET().build(), HttpResponse.BodyHandlers.ofLines()));
    }

    /** The desk's event stream, for the member of staff of the cookie. */
    public static EventStream deskStream(String base, @Nullable String lastEventId, String cookie) {
        HttpRequest.Builder request =
                eventRequest(URI.create(base + "/api/v1/desk/events"), lastEventId, "Cookie", cookie);
        return new EventStream(HTTP.sendAsync(request.GET().build(), HttpResponse.BodyHandlers.ofLines()));
    }

    /** The same, whose lines are heard as they come. */
    public static EventStream deskStream(String base, String cookie, Consumer<String> line) {
        HttpRequest.Builder request = eventRequest(URI.create(base + "/api/v1/desk/events"), null, "Cookie", cookie);
        return new EventStream(HTTP.sendAsync(request.GET().build(), HttpResponse.BodyHandlers.ofLines()), line);
    }

    private static HttpRequest.Builder eventRequest(
            String base, String consultation, @Nullable String lastEventId, String credential, String value) {
        URI address = URI.create(base + "/api/v1/consultations/" + consultation + "/events");
        return eventRequest(address, lastEventId, credential, value);
    }

    private static HttpRequest.Builder eventRequest(
            URI address, @Nullable String lastEventId, String credential, String value) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).header(credential, value).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return request;
    }

    /** An open event stream, read on a thread of its own. */
    public static final class EventStream implements AutoCloseable {
        private final List<Event> events = new CopyOnWriteArrayList<>();
        private final CompletableFuture<HttpResponse<Stream<String>>> response;

        private EventStream(CompletableFuture<HttpResponse<Stream<String>>> response) {
            this.response = response;
            Thread.startVirtualThread(() -> read(response));
        }

        private EventStream(CompletableFuture<HttpResponse<Stream<String>>> response, Consumer<String> heard) {
            this.response = response;
            Thread.startVirtualThread(() -> {
                try (Stream<String> lines = response.join().body()) {
                    lines.forEach(heard);
                } catch (RuntimeException e) {
                    // the stream ended, by whichever side
                }
            });
        }

        private void read(CompletableFuture<HttpResponse<Stream<String>>> coming) {
            List<String> frame = new ArrayList<>();
            try (Stream<String> lines = coming.join().body()) {
                lines.forEach(line -> {
                    if (!line.isEmpty()) {
                        frame.add(line);
                    } else if (!frame.isEmpty()) {
                        parse(frame);
                        frame.clear();
                    }
                });
            } catch (RuntimeException e) {
                // the stream ended, by whichever side
            }
        }

        private void parse(List<String> frame) {
            String id = "";
            String type = "";
            StringBuilder data = new StringBuilder();
            for (String line : frame) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    type = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                }
            }
            if (!type.isEmpty()) {
                events.add(new Event(id, type, JSON.readTree(data.toString())));
            }
        }

        /** The status with which the stream began, or the refusal of it. */
        public int status() {
            return response.join().statusCode();
        }

        public List<Event> seen() {
            return List.copyOf(events);
        }

        public Event await(Predicate<Event> wanted) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> events.stream().anyMatch(wanted));
            return events.stream().filter(wanted).findFirst().orElseThrow();
        }

        @Override
        public void close() {
            response.thenAccept(open -> open.body().close());
            response.cancel(true);
        }
    }
}
