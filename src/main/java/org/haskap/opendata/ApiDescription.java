package org.haskap.opendata;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Optional;
import org.haskap.web.Problem;
import org.haskap.web.Refusal;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the interface for other programs describes itself (OpenAPI), and how it says what was asked wrongly. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiDescription {
    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    @Bean
    OpenAPI apiInGeneral() {
        return new OpenAPI()
                .info(new Info()
                        .title("ハスカップ API")
                        .version("v1")
                        .description("指標と実績を読み、出来事を事実として送るためのAPIです。"
                                + "読むことはだれでもできます。送るには、地域の管理者が団体ごとに出すキーが要ります。"
                                + "うまくいかなかったときは、RFC 9457 の形で理由と直し方を答えます。"))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                "apiKey",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("団体ごとのAPIキー")));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("うまくいかなかった理由（RFC 9457）")
                .addProperty("type", new StringSchema().description("いつも about:blank"))
                .addProperty("title", new StringSchema().description("何が起きたか"))
                .addProperty("status", new IntegerSchema().description("HTTPの状態"))
                .addProperty("detail", new StringSchema().description("なぜか、どうすればよいか"))
                .addProperty("instance", new StringSchema().description("呼ばれた住所"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("pointer", new StringSchema().description("JSONポインター（RFC 6901）"))
                                        .addProperty("detail", new StringSchema().description("何が誤りで、どう直すか")))
                                .description("送られた内容の誤り"));
    }

    /** Every answer that says what went wrong has the same form. */
    @Bean
    OpenApiCustomizer problemsInApi() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .flatMap(operation -> operation.getResponses().entrySet().stream())
                    .filter(answer -> answer.getKey().matches("[45].."))
                    .forEach(answer -> answer.getValue().setContent(told()));
        };
    }

    private static Content told() {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new Content().addMediaType(PROBLEM_JSON, new MediaType().schema(schema));
    }

    @Bean
    Refusal wrongQueryOfApi() {
        return thrown -> thrown instanceof WrongQueryException wrong
                ? Optional.of(
                        Problem.of(400, "条件に使えない値があります", String.valueOf(wrong.getMessage()), "条件を直して、もう一度お試しください。"))
                : Optional.empty();
    }
}
