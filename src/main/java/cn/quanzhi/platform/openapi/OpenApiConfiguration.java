package cn.quanzhi.platform.openapi;

import cn.quanzhi.kernel.Problem;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** Names operations after their room and method, and adds what all share: how they fail, and the key of a POST. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";
    private static final int MAX_KEY = 128;

    @Bean
    GlobalOperationCustomizer operations() {
        return OpenApiConfiguration::customised;
    }

    @Bean
    GlobalOpenApiCustomizer document() {
        return document -> {
            document.setInfo(new Info()
                    .title("泉质 Quanzhi")
                    .version("v1")
                    .description("质量基础设施一站式咨询服务。Callers ignore unknown fields, events and enumeration words."));
            document.getComponents().addSchemas(PROBLEM, problem());
        };
    }

    private static Operation customised(Operation operation, HandlerMethod handler) {
        String subject = handler.getBeanType().getSimpleName().replaceAll("(Stream)?Controller$", "");
        String verb = handler.getMethod().getName();
        operation.setOperationId(verb.equalsIgnoreCase(subject) ? verb : verb + subject);
        operation.setTags(List.of(subject));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("RFC 9457: what went wrong, and its stable code")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
        if (handler.hasMethodAnnotation(PostMapping.class)) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .required(false)
                    .schema(new StringSchema().maxLength(MAX_KEY)));
        }
        return operation;
    }

    private static Schema<?> problem() {
        Schema<?> field =
                new ObjectSchema().addProperty("field", new StringSchema()).addProperty("message", new StringSchema());
        StringSchema code = new StringSchema();
        Arrays.stream(Problem.values()).map(Problem::name).forEach(code::addEnumItem);
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", code)
                .addProperty("traceId", new StringSchema())
                .addProperty("errors", new ArraySchema().items(field))
                .required(List.of("type", "title", "status", "detail", "code"));
    }
}
