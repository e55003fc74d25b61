package cn.quanzhi;

import cn.quanzhi.Widget.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A member of staff over real HTTP: keeps cookies and sends the token that unsafe requests need, as a browser does. */
public final class Staff {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    private Staff(String base) {
        this.base = base;
    }

    /** A browser that has the token's cookie and no session. */
    public static Staff nobody(String base) {
        Staff staff = new Staff(base);
        staff.get("/api/v1/session");
        return staff;
    }

    public static Staff signedIn(String base, String username, String password) {
        Staff staff = nobody(base);
        Reply reply = staff.signIn(username, password);
        if (reply.status() != 200) {
            throw new AssertionError("not signed in: " + reply);
        }
        return staff;
    }

    public Reply signIn(String username, String password) {
        return post(
                "/api/v1/session",
                JSON.writeValueAsString(Map.of("username", username, "password", password)),
                Map.of());
    }

    public Reply get(String path) {
        return send(request(path).GET(), Map.of());
    }

    public Reply post(String path, String body, Map<String, String> headers) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    public Reply patch(String path, String body) {
        return send(request(path).method("PATCH", HttpRequest.BodyPublishers.ofString(body)), Map.of());
    }

    public Reply put(String path, String body) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)), Map.of());
    }

    public Reply delete(String path) {
        return send(request(path).DELETE(), Map.of());
    }

    public String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
        return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
    }

    private Reply send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return Reply.of(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        int equals = pair.indexOf('=');
        String value = pair.substring(equals + 1);
        if (value.isEmpty()) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), value);
        }
    }
}
