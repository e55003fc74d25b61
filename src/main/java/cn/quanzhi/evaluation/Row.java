package cn.quanzhi.evaluation;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One object of a file of questions. A field that is read must be of its kind, else file and line are named; a field that
 * isn't asked for is nobody's business.
 */
record Row(Path file, int line, JsonNode node) {

    private static final JsonMapper JSON = new JsonMapper();

    static Row read(Path file, int line, String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new WrongInput(file, line, "no JSON object: " + e.getOriginalMessage(), e);
        }
        if (node == null || !node.isObject()) {
            throw new WrongInput(file, line, "no JSON object", null);
        }
        return new Row(file, line, node);
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    @Nullable
    String text(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(field, "a text");
        }
        return value.asString();
    }

    String text(String field, String otherwise) {
        String text = text(field);
        return text == null ? otherwise : text;
    }

    String required(String field) {
        String text = text(field);
        if (text == null || text.isBlank()) {
            throw wrong(field, "a text that isn't empty");
        }
        return text;
    }

    /** A number of an article may be written as a number. */
    String numbered(String field) {
        JsonNode value = node.path(field);
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        return required(field);
    }

    @Nullable
    Integer number(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.canConvertToInt()) {
            throw wrong(field, "a whole number");
        }
        return value.asInt();
    }

    @Nullable
    LocalDate date(String field) {
        String text = text(field);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong(field, "a date like 2026-11-24");
        }
    }

    Row object(String field) {
        if (!node.path(field).isObject()) {
            throw wrong(field, "an object");
        }
        return new Row(file, line, node.path(field));
    }

    /** The objects of a list; none where there is no such field. */
    List<Row> list(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(field, "a list");
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode one : value) {
            if (!one.isObject()) {
                throw wrong(field, "a list of objects");
            }
            rows.add(new Row(file, line, one));
        }
        return rows;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : node.path(field)) {
            if (!one.isString()) {
                throw wrong(field, "a list of texts");
            }
            texts.add(one.asString());
        }
        return texts;
    }

    WrongInput wrong(String field, String wanted) {
        return new WrongInput(file, line, '"' + field + "\" must be " + wanted, null);
    }
}
