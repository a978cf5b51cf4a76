package freehold.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document, and the one route that no controller serves; the rest is generated. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Freehold")
                        .version("v1")
                        .description("Industrial assets, shared with other organisations and owned by one.")
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .paths(new Paths().addPathItem("/oauth/token", new PathItem().post(token())))
                .components(new Components()
                        .addSecuritySchemes("token", bearer())
                        .addSecuritySchemes("session", cookie())
                        .addSecuritySchemes("client", basic()))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addSecurityItem(new SecurityRequirement().addList("session"));
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT");
    }

    private static SecurityScheme cookie() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("SESSION");
    }

    private static SecurityScheme basic() {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic");
    }

    private static Operation token() {
        ObjectSchema form = new ObjectSchema();
        form.addProperty("grant_type", new StringSchema()._enum(List.of("client_credentials")));
        form.setRequired(List.of("grant_type"));
        Schema<?> answer = new ObjectSchema()
                .addProperty("access_token", new StringSchema())
                .addProperty("token_type", new StringSchema())
                .addProperty("expires_in", new Schema<Integer>().type("integer"))
                .addProperty("scope", new StringSchema())
                .addProperty("jti", new StringSchema());
        return new Operation()
                .operationId("token")
                .summary("Exchange client id and secret for a token")
                .addTagsItem("tokens")
                .addSecurityItem(new SecurityRequirement().addList("client"))
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType("application/x-www-form-urlencoded", new MediaType().schema(form))))
                .responses(new ApiResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("A token for 30 minutes")
                                        .content(new Content()
                                                .addMediaType("application/json", new MediaType().schema(answer))))
                        .addApiResponse("401", new ApiResponse().description("The client is not known so")));
    }
}
