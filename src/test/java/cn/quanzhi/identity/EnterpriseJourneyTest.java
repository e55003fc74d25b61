package cn.quanzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host page says which enterprise its visitor is, by a token that it signs with the site's secret. */
class EnterpriseJourneyTest extends AdministrationJourney {

    private static final long LATER = Instant.parse("2099-01-01T00:00:00Z").getEpochSecond();
    private static final long LONG_AGO = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();

    private String site;
    private String secret;

    @BeforeEach
    void makeASite() {
        site = unused();
        secret = administrator()
                .post(SITES, site(site), Map.of())
                .body()
                .get("secret")
                .asString();
    }

    @Test
    void showsAnEnterpriseItsConsultationsOnEveryDevice() {
        Widget office = Widget.open(base(), site, signed("HS256", secret, claims("e-1", LATER)));
        Widget phone = Widget.open(base(), site, signed("HS256", secret, claims("e-1", LATER)));
        Widget other = Widget.open(base(), site, signed("HS256", secret, claims("e-2", LATER)));
        String consultation = office.consultation();
        assertThat(phone.get("/api/v1/consultations/" + consultation).status()).isEqualTo(200);
        assertThat(phone.get("/api/v1/consultations").body().get("items").size())
                .isEqualTo(1);
        assertThat(other.get("/api/v1/consultations/" + consultation).status()).isEqualTo(404);
    }

    @Test
    void refusesATokenThatNobodyWhoMaySigned() {
        String good = signed("HS256", secret, claims("e-1", LATER));
        List<String> bad = List.of(
                signed("HS256", "x".repeat(43), claims("e-1", LATER)),
                signed("HS256", secret, claims("e-1", LONG_AGO)),
                signed("HS256", secret, "{\"name\":\"没有 sub\",\"exp\":" + LATER + "}"),
                signed("HS256", secret, claims("\\u0000", LATER)),
                good.replaceFirst("^[^.]+", encoded("{\"alg\":\"none\"}")),
                good.substring(0, good.lastIndexOf('.') + 1),
                "x",
                "");
        for (String identity : bad) {
            Reply reply = Widget.nobody(base())
                    .post(
                            "/api/v1/visitors",
                            "{\"site\":\"" + site + "\",\"identity\":\"" + identity + "\"}",
                            Map.of());
            assertThat(reply.status()).as(identity).isEqualTo(400);
            assertThat(reply.body().at("/errors/0/field").asString()).isEqualTo("identity");
        }
        Reply elsewhere = Widget.nobody(base())
                .post("/api/v1/visitors", "{\"site\":\"demo\",\"identity\":\"" + good + "\"}", Map.of());
        assertThat(elsewhere.status()).isEqualTo(400);
    }

    private static String claims(String subject, long expires) {
        return "{\"sub\":\"" + subject + "\",\"name\":\"示例机械厂\",\"uscc\":\"91330100MA00000000\",\"exp\":" + expires
                + "}";
    }

    private static String signed(String algorithm, String secret, String claims) {
        String head = encoded("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "." + encoded(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(head.getBytes(StandardCharsets.US_ASCII));
            return head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
