package cn.quanzhi.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.TestService;
import cn.quanzhi.Widget.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What administrators see of the models. */
class ModelJourneyTest extends TestService {

    private static final String MODELS = "/api/v1/models";

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
        String username = "t" + UUID.randomUUID().toString().substring(24);
        shared.post(
                "/api/v1/accounts",
                "{\"username\":\"" + username + "\",\"displayName\":\"张工\",\"password\":\"" + PASSWORD
                        + "\",\"roles\":[\"ADMIN\"],\"site\":\"demo\"}",
                Map.of());
        Staff ofASite = Staff.signedIn(base(), username, PASSWORD);
        assertThat(ofASite.get(MODELS).status()).isEqualTo(403);
        assertThat(ofASite.post(MODELS + "/chat-1/test", "{}", Map.of()).status())
                .isEqualTo(403);
        assertThat(ofASite.get("/api/v1/session").body().get("site").asString()).isEqualTo("demo");
        assertThat(shared.get(MODELS).text()).doesNotContain("apiKey");
    }

    private static long answers(Staff administrator) {
        return administrator.get(MODELS).body().at("/models/0/use/answers").asLong();
    }
}
