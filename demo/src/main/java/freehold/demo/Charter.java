package freehold.demo;

import java.util.Map;

/** With what a tenant is created. */
record Charter(String id, String companyName, String country, String administrator) {
    static final Charter NORDWIND =
            new Charter("nordwind", "Nordwind Turbinenbau GmbH", "DE", "admin@nordwind.example");
    static final Charter GRIDLINE = new Charter("gridline", "Gridline Service ApS", "DK", "admin@gridline.example");

    Map<String, Object> body() {
        return Map.of(
                "id", id,
                "name", id,
                "companyName", companyName,
                "country", country,
                "type", "CUSTOMER",
                "administrator", Map.of("userName", administrator));
    }
}
