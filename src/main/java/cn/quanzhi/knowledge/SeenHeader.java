package cn.quanzhi.knowledge;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Tells the OpenAPI document which calls take the state that their caller has seen. */
@Component
class SeenHeader implements GlobalOperationCustomizer {

    private static final Set<Class<?>> TAKERS =
            Set.of(PassageEditController.class, VersionStepController.class, VersionController.class);

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        boolean one = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "versionId".equals(parameter.getName()));
        if (one && TAKERS.contains(handler.getBeanType()) && !handler.hasMethodAnnotation(GetMapping.class)) {
            operation.addParametersItem(new HeaderParameter()
                    .name("If-Match")
                    .required(false)
                    .description("The version's seq in quotes; 412 CHANGED_MEANWHILE where it is another by now")
                    .schema(new StringSchema()));
        }
        return operation;
    }
}
