package cn.quanzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SitesJourneyTest extends AdministrationJourney {

    @Test
    void keepsARefusalUnderItsKey() {
        Staff administrator = administrator();
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        String site = unused();
        administrator.post(SITES, site(site), Map.of());
        assertThat(administrator.post(SITES, site(site), key).status()).isEqualTo(409);
        Reply again = administrator.post(SITES, site(site), key);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("CONFLICT");
        assertThat(administrator.post(SITES, site(unused()), key).status()).isEqualTo(422);
    }

    @Test
    void showsASitesSecretOnce() {
        Staff administrator = administrator();
        String site = unused();
        Reply made = administrator.post(SITES, site(site), Map.of());
        assertThat(made.status()).isEqualTo(201);
        String secret = made.body().get("secret").asString();
        assertThat(secret).hasSizeGreaterThan(30);
        assertThat(administrator.get(SITES + "?limit=100").text())
                .contains(site)
                .doesNotContain(secret);
        assertThat(administrator.get(SITES + "/" + site).text()).doesNotContain(secret);
        assertThat(administrator.patch(SITES + "/" + site, "{\"name\":\"新名\"}").text())
                .contains("新名")
                .doesNotContain(secret);
        assertThat(administrator.post(SITES, site(site), Map.of()).status()).isEqualTo(409);
    }

    @Test
    void refusesOriginsThatAreNone() {
        Reply reply = administrator()
                .post(
                        SITES,
                        "{\"site\":\"" + unused()
                                + "\",\"name\":\"园区\",\"allowedOrigins\":[\"https://a.cn/path\",\"*\"]}",
                        Map.of());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().at("/errors/0/field").asString()).isEqualTo("allowedOrigins");
    }

    @Test
    void closesASwitchedOffSiteToItsVisitors() {
        Staff administrator = administrator();
        String site = newSite(administrator);
        Widget visitor = Widget.open(base(), site, null);
        String consultation = visitor.consultation();
        try (var stream = visitor.events(consultation, null)) {
            stream.await(event -> event.type().equals("consultation.state"));
            assertThat(administrator
                            .patch(SITES + "/" + site, "{\"enabled\":false}")
                            .status())
                    .isEqualTo(200);
            stream.await(event -> event.type().equals("stream.end"));
        }
        assertThat(visitor.get("/api/v1/consultations").status()).isEqualTo(401);
        Reply entered = Widget.nobody(base()).post("/api/v1/visitors", "{\"site\":\"" + site + "\"}", Map.of());
        assertThat(entered.status()).isEqualTo(404);
        assertThat(administrator.patch(SITES + "/shared", "{\"enabled\":false}").status())
                .isEqualTo(409);
        assertThat(administrator.patch(SITES + "/nowhere", "{}").status()).isEqualTo(404);
    }
}
