package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed document is what the service says of itself; {@code -Dquanzhi.openapi.write=true} writes it anew. */
class OpenApiTest extends TestService {

    private static final Path COMMITTED = Path.of("docs", "openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    @Test
    void isCommitted() throws IOException {
        String running = normalised(document());
        if (Boolean.getBoolean("quanzhi.openapi.write")) {
            Files.writeString(COMMITTED, running);
        }
        assertThat(Files.readString(COMMITTED))
                .as("write it anew with -Dtest=OpenApiTest -Dquanzhi.openapi.write=true")
                .isEqualTo(running);
    }

    @Test
    void namesEveryOperationOnce() {
        List<String> ids = operations()
                .map(operation -> operation.get("operationId").asString())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
        assertThat(operations().map(operation -> operation.at("/tags/0").asString("")))
                .allMatch(tag -> !tag.isEmpty() && !tag.endsWith("-controller"));
    }

    @Test
    void saysHowEveryOperationFails() {
        assertThat(operations().map(operation -> operation.at("/responses/default/content")))
                .allMatch(content -> content.has("application/problem+json"));
    }

    @Test
    void knowsEveryCallOfTheContract() {
        JsonNode paths = document().get("paths");
        for (String path : List.of(
                "/api/v1/visitors",
                "/api/v1/session",
                "/api/v1/consultations",
                "/api/v1/consultations/{consultationId}",
                "/api/v1/consultations/{consultationId}/messages",
                "/api/v1/consultations/{consultationId}/events",
                "/api/v1/consultations/{consultationId}/answers/{answerId}/stop",
                "/api/v1/consultations/{consultationId}/answers/{answerId}/retry",
                "/api/v1/consultations/{consultationId}/answers/{answerId}/feedback",
                "/api/v1/consultations/{consultationId}/escalation",
                "/api/v1/consultations/{consultationId}/contact",
                "/api/v1/consultations/{consultationId}/follow-up",
                "/api/v1/passages/{passageId}",
                "/api/v1/tickets",
                "/api/v1/tickets/{ticketId}",
                "/api/v1/tickets/{ticketId}/claim",
                "/api/v1/tickets/{ticketId}/release",
                "/api/v1/tickets/{ticketId}/transfer",
                "/api/v1/tickets/{ticketId}/messages",
                "/api/v1/tickets/{ticketId}/notes",
                "/api/v1/tickets/{ticketId}/resolve",
                "/api/v1/tickets/{ticketId}/draft",
                "/api/v1/tickets/{ticketId}/await",
                "/api/v1/tickets/{ticketId}/extend",
                "/api/v1/tickets/{ticketId}/return",
                "/api/v1/tickets/{ticketId}/merge",
                "/api/v1/tickets/{ticketId}/refer",
                "/api/v1/tickets/{ticketId}/reject",
                "/api/v1/tickets/{ticketId}/review",
                "/api/v1/desk/events",
                "/api/v1/knowledge/documents",
                "/api/v1/knowledge/jobs/{jobId}",
                "/api/v1/knowledge/import",
                "/api/v1/search",
                "/api/v1/knowledge/documents",
                "/api/v1/knowledge/documents/{documentId}",
                "/api/v1/knowledge/documents/{documentId}/versions",
                "/api/v1/knowledge/documents/{documentId}/versions/{versionId}",
                "/api/v1/knowledge/documents/{documentId}/versions/{versionId}/publish",
                "/api/v1/knowledge/documents/{documentId}/versions/{versionId}/withdraw",
                "/api/v1/accounts",
                "/api/v1/accounts/{accountId}",
                "/api/v1/sites",
                "/api/v1/sites/{site}")) {
            assertThat(paths.has(path)).as(path).isTrue();
        }
    }

    private Stream<JsonNode> operations() {
        return document()
                .get("paths")
                .valueStream()
                .flatMap(path -> path.properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(Map.Entry::getValue));
    }

    private JsonNode document() {
        Widget.Reply reply = Widget.nobody(base()).get("/v3/api-docs");
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    /** Without the address of this run, in one order. */
    private static String normalised(JsonNode document) {
        ObjectNode copy = (ObjectNode) document.deepCopy();
        copy.remove("servers");
        return JSON.writeValueAsString(JSON.treeToValue(copy, Object.class)) + "\n";
    }
}
