package cn.quanzhi;

import cn.quanzhi.Widget.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** A form's file, and the metadata beside it. */
    public record Upload(
            String part,
            String name,
            byte[] bytes,
            @Nullable String metadata) {}

    public Reply upload(String path, Upload file, Map<String, String> headers) {
        String boundary = "qz" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.part()
                + "\"; filename=\"" + file.name() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(file.bytes());
        if (file.metadata() != null) {
            body.writeBytes(utf8("\r\n--" + boundary
                    + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n"
                    + file.metadata()));
        }
        body.writeBytes(utf8("\r\n--" + boundary + "--\r\n"));
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "multipart/form-data; boundary=" + boundary);
        return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())), all);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public Reply patch(String path, String body) {
        return patch(path, body, Map.of());
    }

    public Reply patch(String path, String body, Map<String, String> headers) {
        return send(request(path).method("PATCH", HttpRequest.BodyPublishers.ofString(body)), headers);
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
                .timeout(Duration.ofSeconds(60))
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
