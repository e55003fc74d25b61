package cn.quanzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
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

    @Test
    void aLostSecretIsMadeAnewAndTheOldOneSignsNothingAnyMore() {
        String consultation = Widget.open(base(), site, signed("HS256", secret, claims("e-1", LATER)))
                .consultation();
        Staff administrator = administrator();
        Reply renewed = administrator.post(SITES + "/" + site + "/secret", "{}", Map.of());
        assertThat(renewed.status()).as(renewed.text()).isEqualTo(200);
        String fresh = renewed.body().get("secret").asString();
        assertThat(fresh).hasSizeGreaterThan(30).isNotEqualTo(secret);
        assertThat(enters(secret)).isEqualTo(400);
        Widget office = Widget.open(base(), site, signed("HS256", fresh, claims("e-1", LATER)));
        assertThat(office.get("/api/v1/consultations/" + consultation).status()).isEqualTo(200);

        Reply shown = administrator.get(SITES + "/" + site);
        assertThat(shown.text()).doesNotContain(fresh).doesNotContain(secret);
        assertThat(shown.body().get("secretRenewedBy").asString()).isNotBlank();
        assertThat(shown.body().get("secretRenewedAt").asString()).isNotBlank();
        assertThat(shown.body().get("formerSecretUntil").isNull()).isTrue();
    }

    @Test
    void theOldSecretGoesOnForAsLongAsTheAdministratorSaysAndOnlyTheLastOne() {
        Staff administrator = administrator();
        String path = SITES + "/" + site + "/secret";
        Reply renewed = administrator.post(path, "{\"keepFormerHours\":24}", Map.of());
        Instant until = Instant.parse(renewed.body().get("formerSecretUntil").asString());
        assertThat(until).isAfter(Instant.EPOCH);
        assertThat(administrator
                        .get(SITES + "/" + site)
                        .body()
                        .get("formerSecretUntil")
                        .asString())
                .isEqualTo(renewed.body().get("formerSecretUntil").asString());
        String second = renewed.body().get("secret").asString();
        assertThat(enters(secret)).isEqualTo(201);
        assertThat(enters(second)).isEqualTo(201);

        administrator.post(path, "{\"keepFormerHours\":1}", Map.of());
        assertThat(enters(secret)).isEqualTo(400);
        assertThat(enters(second)).isEqualTo(201);
    }

    @Test
    void onlyAdministratorsOfAllSitesMakeSecretsAndOnlyForSitesWithAWidget() {
        Staff administrator = administrator();
        Staff own = administratorOf(administrator, site);
        assertThat(own.post(SITES + "/" + site + "/secret", "{}", Map.of()).status())
                .isEqualTo(403);
        assertThat(administrator.post(SITES + "/shared/secret", "{}", Map.of()).status())
                .isEqualTo(409);
        assertThat(administrator.post(SITES + "/nowhere/secret", "{}", Map.of()).status())
                .isEqualTo(404);
        Reply tooLong = administrator.post(SITES + "/" + site + "/secret", "{\"keepFormerHours\":169}", Map.of());
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(enters(secret)).isEqualTo(201);
    }

    private int enters(String key) {
        String identity = signed("HS256", key, claims("e-1", LATER));
        return Widget.nobody(base())
                .post("/api/v1/visitors", "{\"site\":\"" + site + "\",\"identity\":\"" + identity + "\"}", Map.of())
                .status();
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
