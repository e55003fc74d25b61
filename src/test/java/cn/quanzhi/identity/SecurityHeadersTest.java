package cn.quanzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest extends TestService {

    @Test
    void standOnEveryResponse() {
        Widget nobody = Widget.nobody(base());
        for (String path : List.of("/", "/desk", "/api/v1/consultations", "/actuator/health", "/v3/api-docs", "/no")) {
            Reply reply = nobody.get(path);
            assertThat(reply.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(reply.header("Permissions-Policy")).isNotEmpty();
        }
        assertThat(nobody.get("/api/v1/consultations").header("Cache-Control")).contains("no-store");
    }

    @Test
    void letTheWidgetStandWhereItsSiteAllows() {
        String site = "h" + UUID.randomUUID().toString().substring(24);
        administrator(base())
                .post(
                        "/api/v1/sites",
                        "{\"site\":\"" + site + "\",\"name\":\"园区\",\"allowedOrigins\":[\"https://park.example.cn\"]}",
                        Map.of());
        Widget nobody = Widget.nobody(base());
        String policy = nobody.get("/widget?site=" + site).header("Content-Security-Policy");
        assertThat(policy).contains("frame-ancestors 'self' https://park.example.cn;");
        assertThat(policy).contains("require-trusted-types-for 'script'");
        assertThat(nobody.get("/widget?site=nowhere").header("Content-Security-Policy"))
                .contains("frame-ancestors 'self';");
    }

    @Test
    void setNoCookieThatAScriptCouldRead() {
        Reply entered = Widget.nobody(base()).post("/api/v1/visitors", "{\"site\":\"demo\"}", Map.of());
        List<String> cookies = entered.headers().allValues("set-cookie");
        assertThat(cookies).hasSize(2);
        assertThat(cookies.getFirst())
                .startsWith("__Host-qz_v=")
                .containsIgnoringCase("HttpOnly")
                .contains("Secure", "SameSite=None", "Partitioned", "Path=/");
        assertThat(cookies.getLast()).startsWith("XSRF-TOKEN=").contains("Secure", "SameSite=None", "Partitioned");
    }

    @Test
    void refuseAWriteThatACookieAloneWouldCarry() {
        Staff staff = Staff.nobody(base());
        Reply signIn = staff.post("/api/v1/session", "{}", Map.of("X-XSRF-TOKEN", "wrong"));
        assertThat(signIn.status()).isEqualTo(403);
        assertThat(signIn.code()).isEqualTo("XSRF_TOKEN_INVALID");
        Staff administrator = administrator(base());
        Reply write = administrator.post("/api/v1/sites", "{}", Map.of("X-XSRF-TOKEN", "wrong"));
        assertThat(write.code()).isEqualTo("XSRF_TOKEN_INVALID");
        assertThat(administrator.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void askTheWidgetsCookieForATokenAndTheBearerForNone() {
        Reply entered = Widget.nobody(base()).post("/api/v1/visitors", "{\"site\":\"demo\"}", Map.of());
        String cookies = String.join(
                "; ",
                entered.headers().allValues("set-cookie").stream()
                        .map(cookie -> cookie.split(";", 2)[0])
                        .toList());
        String token = cookies.replaceAll(".*XSRF-TOKEN=", "");
        Widget nobody = Widget.nobody(base());
        assertThat(nobody.post("/api/v1/consultations", "{}", Map.of("Cookie", cookies))
                        .status())
                .isEqualTo(403);
        assertThat(nobody.post("/api/v1/consultations", "{}", Map.of("Cookie", cookies, "X-XSRF-TOKEN", token))
                        .status())
                .isEqualTo(201);
        // A page of our own sends the staff's token of the same name as well.
        String both = "XSRF-TOKEN=another; " + cookies;
        assertThat(nobody.post("/api/v1/consultations", "{}", Map.of("Cookie", both, "X-XSRF-TOKEN", token))
                        .status())
                .isEqualTo(201);
        assertThat(nobody.withToken(entered.body().get("token").asString())
                        .post("/api/v1/consultations", "{}", Map.of())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void keepTheSameVisitorForItsCookieOrBearer() {
        Reply first = Widget.nobody(base()).post("/api/v1/visitors", "{\"site\":\"demo\"}", Map.of());
        String cookie = first.headers().allValues("set-cookie").getFirst().split(";", 2)[0];
        String bearer = "Bearer " + first.body().get("token").asString();
        for (Map<String, String> known : List.of(Map.of("Cookie", cookie), Map.of("Authorization", bearer))) {
            Reply again = Widget.nobody(base()).post("/api/v1/visitors", "{\"site\":\"demo\"}", known);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.body().get("visitorId")).isEqualTo(first.body().get("visitorId"));
            assertThat(again.body().get("token")).isNotEqualTo(first.body().get("token"));
        }
    }
}
