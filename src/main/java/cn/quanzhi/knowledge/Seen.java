package cn.quanzhi.knowledge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Which state of a version its editor has before their eyes, so that nobody writes over what they haven't seen. */
record Seen(@Nullable String tags) {

    /** What {@code If-Match} says; programs that edit alone need not say it. */
    static Seen by(ServerHttpRequest request) {
        return new Seen(request.getHeaders().getFirst(HttpHeaders.IF_MATCH));
    }

    static String tag(int seq) {
        return "\"" + seq + "\"";
    }

    boolean isStill(int seq) {
        String given = tags;
        return given == null
                || Arrays.stream(given.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag(seq)) || one.equals("W/" + tag(seq)));
    }
}
