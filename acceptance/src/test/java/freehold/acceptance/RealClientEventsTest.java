package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Partners;
import freehold.acceptance.fixture.RealClient;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.SharedServer;
import freehold.acceptance.fixture.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's command line keeps events and their types without any change. */
@ExtendWith(SharedServer.class)
class RealClientEventsTest {
    private final Seed seed = Seed.of(RealClientEventsTest.class);
    private final Partners partners;
    private final Machine machine;
    private final String machineName = seed.word();
    private final ServerProcess server;

    @TempDir
    Path folder = Path.of("");

    RealClientEventsTest(ServerProcess server) throws Exception {
        this.server = server;
        partners = Partners.introduce(Tenant.found(server, seed), Tenant.found(server, seed));
        Tenant owner = partners.owner();
        machine = Machine.build(owner, Machine.define(owner, seed), machineName);
        partners.share(machine.assetId());
    }

    @Test
    void anEventTypeIsMadeFromATemplateAndItsEventsComeAndGo() throws Exception {
        String name = seed.typeName();
        String id = partners.owner().id() + "." + name;
        RealClient client = owner();
        succeeds(client, "event-types", "--mode", "template", "--eventtype", name);
        edit(
                name + ".eventtype.mdsp.json",
                "\"parentId\": \"string\"",
                "\"parentId\": \"com.siemens.mindsphere.eventmgmt.event.type.MindSphereStandardEvent\"");
        succeeds(client, "event-types", "--mode", "create", "--file", name + ".eventtype.mdsp.json");
        assertThat(succeeds(client, "event-types", "--mode", "list", "--eventtype", name)
                        .lineWith(id))
                .contains("fields[6]", name, "LOCAL");
        assertThat(succeeds(client, "event-types", "--mode", "list").output()).doesNotContain("MindSphereStandard");
        assertThat(succeeds(client, "event-types", "--mode", "list", "--includeglobal")
                        .output())
                .contains("MindSphereStandardEvent", id);
        assertThat(succeeds(client, "event-types", "--mode", "info", "--eventtype", id)
                        .output())
                .contains("\"acknowledged\"", "\"string\"");

        succeeds(client, "events", "--mode", "template", "--eventtype", name, "--assetid", machine.assetId());
        String event = name + ".event.mdsp.json";
        edit(event, "\"INTEGER\"", "20");
        edit(event, "\"BOOLEAN\"", "false");
        Matcher made = Pattern.compile("creted event\\s+([\\w-]{36})")
                .matcher(succeeds(client, "events", "--mode", "create", "--file", event)
                        .output());
        assertThat(made.find()).isTrue();
        String eventId = made.group(1);
        assertThat(succeeds(client, "events", "--mode", "list", "--eventtype", name)
                        .lineWith(eventId))
                .contains(machineName, "Error", name);
        assertThat(succeeds(client, "events", "--mode", "info", "--eventid", eventId)
                        .output())
                .contains("\"typeId\": \"" + id + "\"");
        assertThat(receiver()
                        .run("events", "--mode", "info", "--eventid", eventId, "--includeshared")
                        .output())
                .contains(machine.assetId(), "RECEIVER");
        assertThat(succeeds(client, "events", "--mode", "delete", "--eventid", eventId)
                        .output())
                .contains("FINISHED");
        assertThat(succeeds(client, "events", "--mode", "list", "--eventtype", name)
                        .output())
                .doesNotContain(eventId);
        succeeds(client, "event-types", "--mode", "delete", "--eventtype", id);
        assertThat(succeeds(client, "event-types", "--mode", "list").output()).doesNotContain(id);
    }

    @Test
    void aStandardEventIsRecordedAndListed() throws Exception {
        String told = seed.word();
        succeeds(owner(), "create-event", "--assetid", machine.assetId(), "--desc", told);
        assertThat(succeeds(owner(), "events", "--mode", "list", "--assetid", machine.assetId())
                        .lineWith(told))
                .contains(machineName, "MSE");
    }

    /**
     * The client is told of the event, and then asks for its asset without saying that a shared one will do: its list
     * breaks off there. One event at a time it can show.
     */
    @Test
    void theReceiverIsToldOfEventsOfTheSharedMachineOnlyWhenItAsksForSharedOnes() throws Exception {
        succeeds(owner(), "create-event", "--assetid", machine.assetId(), "--desc", seed.word());

        assertThat(succeeds(receiver(), "events", "--mode", "list").output()).contains("0 events listed");
        assertThat(receiver()
                        .run("events", "--mode", "list", "--includeshared", "--retry", "1")
                        .output())
                .contains("There is no asset " + machine.assetId());
    }

    private void edit(String file, String from, String to) throws Exception {
        Path path = folder.resolve("owner").resolve(file);
        assertThat(path).content().contains(from);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    private static RealClient.Run succeeds(RealClient client, String... command) throws Exception {
        RealClient.Run run = client.run(command);
        assertThat(run.exit()).as(run.output()).isZero();
        return run;
    }

    private RealClient owner() throws Exception {
        return RealClient.signedInAs(partners.owner(), server, folder.resolve("owner"));
    }

    private RealClient receiver() throws Exception {
        return RealClient.signedInAs(partners.receiver(), server, folder.resolve("receiver"));
    }
}
