package freehold.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code credentials.json}: the server writes the operator's part, the loader adds the tenants of the demo world. */
final class CredentialsFile {
    private final PrivateJson document;

    CredentialsFile(Path home) throws IOException {
        Path file = home.resolve("credentials.json");
        if (Files.notExists(file)) {
            throw new LoadFailed("There is no " + file + ": start the server first, it writes the file.");
        }
        document = new PrivateJson(file);
    }

    URI gateway() {
        return URI.create(document.root().required("gateway").asString());
    }

    ServiceCredential operator() {
        return credential(document.root().required("operator"));
    }

    Optional<ServiceCredential> service(String tenant) {
        JsonNode service = document.root().path("tenants").path(tenant).path("service");
        return service.isObject() ? Optional.of(credential(service)) : Optional.empty();
    }

    void addService(String tenant, ServiceCredential service) throws IOException {
        tenant(tenant)
                .putObject("service")
                .put("clientId", service.clientId())
                .put("clientSecret", service.clientSecret());
        document.save();
    }

    void addUser(String tenant, Person person, List<String> roles) throws IOException {
        ArrayNode users = tenant(tenant).withArray("users");
        if (users.valueStream()
                .anyMatch(user -> person.userName().equals(user.path("userName").asString()))) {
            return;
        }
        ObjectNode user = users.addObject();
        user.put("userName", person.userName()).put("password", person.password());
        ArrayNode names = user.putArray("roles");
        roles.forEach(names::add);
        user.putNull("subtenant");
        document.save();
    }

    private ObjectNode tenant(String id) {
        return document.root().withObjectProperty("tenants").withObjectProperty(id);
    }

    private static ServiceCredential credential(JsonNode node) {
        return new ServiceCredential(
                node.required("clientId").asString(),
                node.required("clientSecret").asString());
    }
}
