package cn.quanzhi.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.TestService;
import cn.quanzhi.Widget.Reply;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What administrators see of the models. */
class ModelJourneyTest extends TestService {

    private static final String MODELS = "/api/v1/models";
    private static final String PROVIDERS = MODELS + "/providers";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void testsAModelAndCountsTheAnswer() {
        Staff administrator = administrator(base());
        MODEL.script(call -> {
            call.say("收到");
            call.finish("stop");
        });
        long before = answers(administrator);
        Reply tested = administrator.post(MODELS + "/chat-1/test", "{}", Map.of());
        assertThat(tested.status()).isEqualTo(200);
        assertThat(tested.body().get("answered").asBoolean()).isTrue();
        assertThat(tested.body().get("said").asString()).isNotBlank();
        assertThat(answers(administrator)).isGreaterThan(before);
        Reply embedded = administrator.post(MODELS + "/embedding/test", "{}", Map.of());
        assertThat(embedded.body().get("answered").asBoolean()).isTrue();
        assertThat(administrator.post(MODELS + "/chat-99/test", "{}", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void saysWithWhichStatusAModelRefused() {
        Staff administrator = administrator(base());
        MODEL.script(call -> call.status(401, Map.of(), "application/json", "{\"error\":{\"message\":\"no\"}}"));
        Reply tested = administrator.post(MODELS + "/chat-1/test", "{}", Map.of());
        assertThat(tested.status()).isEqualTo(200);
        assertThat(tested.body().get("answered").asBoolean()).isFalse();
        assertThat(tested.body().get("status").asInt()).isEqualTo(401);
        Reply list = administrator.get(MODELS);
        assertThat(list.body().at("/models/0/state").asString()).isEqualTo("FAILING");
        assertThat(list.body().at("/models/0/use/lastFailure/status").asInt()).isEqualTo(401);
    }

    @Test
    void showsTheModelsToAdministratorsOfAllSitesAlone() {
        Staff shared = administrator(base());
        Staff ofASite = employed("ADMIN", "demo");
        assertThat(ofASite.get(MODELS).status()).isEqualTo(403);
        assertThat(ofASite.post(MODELS + "/chat-1/test", "{}", Map.of()).status())
                .isEqualTo(403);
        assertThat(ofASite.get("/api/v1/session").body().get("site").asString()).isEqualTo("demo");
        assertThat(shared.get(MODELS).text()).doesNotContain("apiKey");
    }

    @Test
    void letsNobodyElseSeeOrChangeTheProviders() {
        String one = PROVIDERS + "/" + UUID.randomUUID();
        String wish = "{\"baseUrl\":\"" + MODEL.baseUrl() + "\",\"model\":\"scripted\"}";
        for (Staff other : List.of(employed("ADMIN", "demo"), employed("SUPERVISOR", "shared"), Staff.nobody(base()))) {
            List<Reply> replies = List.of(
                    other.get(PROVIDERS),
                    other.get(PROVIDERS + "/changes"),
                    other.post(PROVIDERS, wish, Map.of()),
                    other.post(PROVIDERS + "/test", wish, Map.of()),
                    other.put(PROVIDERS + "/order", "{\"ids\":[]}"),
                    other.patch(one, "{\"enabled\":false}"),
                    other.delete(one));
            assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(401, 403));
        }
    }

    @Test
    void leavesConfiguredProvidersFirstAndUnchangedBeforeAddedOnes() {
        Staff administrator = administrator(base());
        String key = "sk-key-that-nobody-may-read-9Zx1";
        Reply added = administrator.post(
                PROVIDERS,
                "{\"baseUrl\":\"" + MODEL.baseUrl() + "\",\"model\":\"added\",\"apiKey\":\"" + key + "\"}",
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        assertThat(added.status()).isEqualTo(201);
        String id = added.body().get("id").asString();
        try {
            JsonNode listed = administrator.get(PROVIDERS).body().get("providers");
            assertThat(listed.get(0).get("model").asString()).isEqualTo("scripted");
            assertThat(listed.get(0).path("id").isNull() || !listed.get(0).has("id"))
                    .isTrue();
            assertThat(listed.get(1).get("id").asString()).isEqualTo(id);
            JsonNode models = administrator.get(MODELS).body().get("models");
            assertThat(models.get(0).get("model").asString()).isEqualTo("scripted");
            assertThat(models.get(1).get("providerId").asString()).isEqualTo(id);
            assertThat(administrator
                            .put(PROVIDERS + "/order", "{\"ids\":[\"" + id + "\"]}")
                            .body()
                            .at("/providers/0/model")
                            .asString())
                    .isEqualTo("scripted");
            assertThat(kept()).doesNotContain(key, HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8)));
        } finally {
            administrator.delete(PROVIDERS + "/" + id);
        }
        assertThat(administrator.get(PROVIDERS).body().get("providers").size()).isEqualTo(1);
    }

    /** All that the database holds of providers, of their changes, and of what was answered to whoever made them. */
    private String kept() {
        return jdbc.sql("""
                        select (select string_agg(to_jsonb(p)::text, ' ' order by p.id) from model_provider p)
                            || (select string_agg(to_jsonb(e)::text, ' ' order by e.seq) from model_provider_event e)
                            || (select string_agg(to_jsonb(i)::text, ' ' order by i.key) from platform_idempotency i)
                        """).query(String.class).single();
    }

    private Staff employed(String role, String site) {
        String username = "t" + UUID.randomUUID().toString().substring(24);
        administrator(base())
                .post(
                        "/api/v1/accounts",
                        "{\"username\":\"" + username + "\",\"displayName\":\"张工\",\"password\":\"" + PASSWORD
                                + "\",\"roles\":[\"" + role + "\"],\"site\":\"" + site + "\"}",
                        Map.of());
        return Staff.signedIn(base(), username, PASSWORD);
    }

    private static long answers(Staff administrator) {
        return administrator.get(MODELS).body().at("/models/0/use/answers").asLong();
    }
}
