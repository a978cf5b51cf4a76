package freehold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LogFormatTest {
    private static final String FORMAT = "logging.structured.format.console";

    @Test
    void theLogOfAServiceIsJsonUnlessTextIsAskedFor() {
        assertThat(Freehold.log(null, null)).containsEntry(FORMAT, "ecs");
        assertThat(Freehold.log("", null)).containsEntry(FORMAT, "ecs");
        assertThat(Freehold.log("json", null)).containsEntry(FORMAT, "ecs");
        assertThat(Freehold.log("text", null)).isEmpty();
        assertThatThrownBy(() -> Freehold.log("xml", null)).hasMessageContaining("FREEHOLD_LOG");
    }
}
