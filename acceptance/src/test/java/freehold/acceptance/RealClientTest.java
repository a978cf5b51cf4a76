package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Partners;
import freehold.acceptance.fixture.RealClient;
import freehold.acceptance.fixture.Routes;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.SharedServer;
import freehold.acceptance.fixture.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's command line works against the packaged server without any change. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClientTest {
    /** More than fits on a page of 2,000, so that the client must follow the link. */
    private static final int SAMPLES = 2_345;

    private static final Instant FIRST = Instant.parse("2024-06-01T00:00:00Z");

    private final Seed seed = Seed.of(RealClientTest.class);
    private final Partners partners;
    private final Machine machine;
    private final String machineName = seed.word();
    private final ServerProcess server;

    @TempDir
    Path folder = Path.of("");

    RealClientTest(ServerProcess server) throws Exception {
        this.server = server;
        partners = Partners.introduce(Tenant.found(server, seed), Tenant.found(server, seed));
        Tenant owner = partners.owner();
        machine = Machine.build(owner, Machine.define(owner, seed), machineName);
        List<Map<String, Object>> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            samples.add(machine.sample(FIRST.plusSeconds(i).toString(), i / 8.0, i));
        }
        owner.api().put(machine.series(), samples).expectOk();
    }

    @BeforeAll
    void theMachineIsShared() {
        partners.share(machine.assetId());
    }

    @Test
    void loginPrintsAToken() throws Exception {
        RealClient.Run login = owner().run("service-token");
        assertThat(login.exit()).as(login.output()).isZero();
        assertThat(login.output()).containsPattern("ey[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @Test
    void theOwnerSeesThatItShares() throws Exception {
        RealClient.Run list = owner().run("assets", "--mode", "list");
        assertThat(list.exit()).as(list.output()).isZero();
        assertThat(list.lineWith(machine.assetId())).endsWith(machineName + " SHARER");
    }

    @Test
    void theReceiverSeesTheMachineOnlyWhenItAsksForSharedOnes() throws Exception {
        RealClient.Run own = receiver().run("assets", "--mode", "list");
        assertThat(own.exit()).as(own.output()).isZero();
        assertThat(own.output()).doesNotContain(machine.assetId());
        RealClient.Run all = receiver().run("assets", "--mode", "list", "--includeshared");
        assertThat(all.exit()).as(all.output()).isZero();
        assertThat(all.lineWith(machine.assetId())).endsWith(machineName + " RECEIVER");
        assertThat(all.lineWith(machine.owner().id() + "."))
                .contains(machine.kind().assetType());
    }

    @Test
    void theReceiverReadsTheSamplesAcrossPages() throws Exception {
        RealClient.Run series = receiver()
                .run(
                        "timeseries",
                        "--assetid",
                        machine.assetId(),
                        "--aspectname",
                        machine.kind().aspect(),
                        "--from",
                        FIRST.minusSeconds(1).toString(),
                        "--to",
                        FIRST.plusSeconds(SAMPLES).toString());
        assertThat(series.exit()).as(series.output()).isZero();
        assertThat(series.lines().stream().filter(line -> line.startsWith("2024-06-01T")))
                .hasSize(SAMPLES);
        assertThat(series.output()).contains("There were " + SAMPLES + " timeseries entries");
        assertThat(series.lineWith(machine.kind().counter() + ": 77"))
                .contains(machine.kind().number() + ": " + 77 / 8.0);
    }

    @Test
    void theReceiverReadsAggregatesHourByHour() throws Exception {
        RealClient.Run hours = aggregates(receiver(), "--intervalunit", "hour", "--intervalvalue", "1", "--count", "5");
        assertThat(hours.exit()).as(hours.output()).isZero();
        assertThat(hours.output()).contains("1 aggregates listed");
        // All after the full hour, at which the first sample lies.
        int count = SAMPLES - 1;
        double last = count / 8.0;
        assertThat(hours.lineWith("[2024-06-01T00:00:00.000Z - 2024-06-01T01:00:00.000Z] "
                        + machine.kind().number()))
                .contains(String.format(
                        Locale.ROOT, "%.3f  %.3f  0.125  %.3f", (last + 0.125) / 2, count * (last + 0.125) / 2, last))
                .contains("  " + count + " ");
        assertThat(hours.lineWith("] " + machine.kind().counter())).contains("  1.000  " + count + ".000  ");
    }

    @Test
    void theOwnerReadsAggregatesOfADayInFull() throws Exception {
        String to = FIRST.plusSeconds(86_400).toString();
        RealClient.Run day = aggregates(owner(), "--intervalunit", "day", "--intervalvalue", "1", "--to", to, "--all");
        assertThat(day.exit()).as(day.output()).isZero();
        assertThat(day.output()).contains("countgood", "countuncertain", "countbad", "firsttime", "lastvalue", "sd");
    }

    private RealClient.Run aggregates(RealClient client, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "aggregates",
                "--assetid",
                machine.assetId(),
                "--aspectname",
                machine.kind().aspect(),
                "--from",
                FIRST.toString()));
        command.addAll(List.of(options));
        return client.run(command.toArray(String[]::new));
    }

    @Test
    void theReceiverCantDeleteTheMachine() throws Exception {
        for (List<String> option : List.of(List.<String>of(), List.of("--includeshared"))) {
            List<String> command = new ArrayList<>(
                    List.of("assets", "--mode", "delete", "--assetid", machine.assetId(), "--retry", "1"));
            command.addAll(option);
            RealClient.Run delete = receiver().run(command.toArray(String[]::new));
            assertThat(delete.exit()).as(delete.output()).isEqualTo(1);
            assertThat(delete.output()).as("the words the client has for 404").contains("Not Found", machine.assetId());
        }
        machine.owner().api().get(Routes.asset(machine.assetId())).expect(200);
    }

    @Test
    void typesAreListed() throws Exception {
        RealClient.Run aspects = owner().run("aspects", "--mode", "list");
        assertThat(aspects.exit()).as(aspects.output()).isZero();
        assertThat(aspects.output()).contains(machine.kind().aspectType());
        RealClient.Run types = owner().run("asset-types", "--mode", "list");
        assertThat(types.exit()).as(types.output()).isZero();
        assertThat(types.output()).contains(machine.kind().assetType());
        assertThat(receiver().run("aspects", "--mode", "list").output())
                .doesNotContain(machine.kind().aspectType());
        assertThat(receiver()
                        .run("aspects", "--mode", "list", "--includeshared")
                        .output())
                .contains(machine.kind().aspectType());
    }

    @Test
    void anAspectTypeIsMadeFromATemplateAndDeleted() throws Exception {
        String name = seed.typeName();
        String file = name + ".aspect.mdsp.json";
        String id = partners.owner().id() + "." + name;
        succeeds(owner(), "aspects", "--mode", "template", "--aspect", name);
        succeeds(owner(), "aspects", "--mode", "create", "--file", file);
        assertThat(succeeds(owner(), "aspects", "--mode", "list", "--aspect", name)
                        .lineWith(id))
                .contains("dynamic [6]");
        assertThat(succeeds(owner(), "aspects", "--mode", "info", "--aspect", name)
                        .output())
                .contains("\"id\": \"" + id + "\"", "\"dataType\": \"BIG_STRING\"", "\"length\": 1000");
        succeeds(owner(), "aspects", "--mode", "delete", "--aspect", name);
        assertThat(owner().run("aspects", "--mode", "info", "--aspect", name).output())
                .contains("Not Found", id);
    }

    @Test
    void aJsonSchemaBecomesAnAspectType() throws Exception {
        String name = seed.typeName();
        RealClient client = owner();
        Files.writeString(folder.resolve("owner").resolve("pump.schema.json"), """
                {"description": "made from a schema", "properties": {
                  "flow rate": {"type": "number", "unit": "l/min"},
                  "starts": {"type": "integer"},
                  "last-service": {"type": "string", "format": "date-time"},
                  "motor": {"type": "object", "properties": {"on": {"type": "boolean"}, "log": {"type": "array"}}}}}""");
        succeeds(client, "aspects", "--mode", "convert", "--schema", "pump.schema.json", "--aspect", name);
        succeeds(client, "aspects", "--mode", "create", "--file", name + ".aspect.mdsp.json");
        assertThat(succeeds(client, "aspects", "--mode", "info", "--aspect", name)
                        .output())
                .contains("made from a schema", "flow_rate", "l/min", "last_service", "TIMESTAMP", "BOOLEAN", "5000");
    }

    @Test
    void anAssetTypeIsMadeFromATemplateAndDeleted() throws Exception {
        String name = seed.typeName();
        String id = partners.owner().id() + "." + name;
        RealClient client = owner();
        succeeds(client, "asset-types", "--mode", "template", "--assettype", name);
        Path file = folder.resolve("owner").resolve(name + ".assettype.mdsp.json");
        Files.writeString(
                file, Files.readString(file).replace("mdsp.wing", machine.kind().aspectType()));
        succeeds(client, "asset-types", "--mode", "create", "--file", name + ".assettype.mdsp.json");
        assertThat(succeeds(client, "asset-types", "--mode", "list", "--assettype", name)
                        .lineWith(id))
                .contains("aspects[1]", name);
        assertThat(succeeds(client, "asset-types", "--mode", "info", "--assettype", name)
                        .output())
                .contains("\"leftWing\"", machine.kind().aspectType(), "\"defaultValue\": \"25/77\"");
        assertThat(client.run(
                                "aspects",
                                "--mode",
                                "delete",
                                "--aspect",
                                machine.kind().aspectType(),
                                "--retry",
                                "1")
                        .output())
                .as("an aspect type in use")
                .contains("Conflict", id);
        succeeds(client, "asset-types", "--mode", "delete", "--assettype", name);
        assertThat(client.run("asset-types", "--mode", "info", "--assettype", name)
                        .output())
                .contains("Not Found", id);
    }

    @Test
    void anAssetIsMadeShownInTheTreeAndDeleted() throws Exception {
        String area = seed.word();
        String name = seed.word();
        RealClient client = owner();
        String areaId = created(
                succeeds(client, "assets", "--mode", "create", "--typeid", "core.basicarea", "--assetname", area));
        succeeds(
                client,
                "assets",
                "--mode",
                "template",
                "--typeid",
                machine.kind().assetType(),
                "--assetname",
                name,
                "--parentid",
                areaId);
        String id = created(succeeds(client, "assets", "--mode", "create", "--file", name + ".asset.mdsp.json"));
        RealClient.Run tree = succeeds(client, "assets", "--mode", "tree");
        assertThat(tree.lineWith(areaId)).startsWith("│   ├─[" + areaId + "] " + area);
        assertThat(tree.lineWith(id)).startsWith("│   │   ├─[" + id + "] " + name);
        assertThat(succeeds(client, "assets", "--mode", "list", "--assetname", name, "--typeid", "core.")
                        .output())
                .doesNotContain(id);
        assertThat(succeeds(client, "assets", "--mode", "list", "--assetname", name)
                        .lineWith(id))
                .contains("performance", machine.kind().assetType());
        succeeds(client, "assets", "--mode", "delete", "--assetid", id);
        assertThat(succeeds(client, "assets", "--mode", "list").output())
                .contains(areaId)
                .doesNotContain(id);
    }

    @Test
    void theOwnerAsksForAllThatIsKnownOfTheMachine() throws Exception {
        RealClient.Run info = succeeds(owner(), "asset-info", "--assetid", machine.assetId());
        assertThat(info.output())
                .contains(
                        "Asset Information for Asset with Asset Id: " + machine.assetId(),
                        "Type: " + machine.kind().assetType() + " : core.basicdevice",
                        "Name: " + machineName,
                        "TwinType: performance",
                        "- " + machine.kind().direct(),
                        "- " + machine.kind().aspect() + ": " + machine.kind().aspectType(),
                        "- " + machine.kind().number() + " K DOUBLE",
                        "Last Timeseries Entry:",
                        FIRST.toString().substring(0, 10));
    }

    @Test
    void filesAreUploadedListedDownloadedAndDeleted() throws Exception {
        RealClient client = owner();
        Path file = folder.resolve("owner").resolve("report.txt");
        Files.writeString(file, "all is well");
        String asset = machine.assetId();
        succeeds(
                client,
                "upload-file",
                "--assetid",
                asset,
                "--file",
                "report.txt",
                "--filepath",
                "unit/test/report.txt");
        succeeds(client, "upload-file", "--assetid", asset, "--file", "report.txt");
        assertThat(succeeds(client, "list-files", "--assetid", asset).output()).contains("unit/test/report.txt", "11");
        Files.delete(file);
        succeeds(client, "download-file", "--assetid", asset, "--file", "unit/test/report.txt");
        assertThat(file).hasContent("all is well");
        succeeds(client, "delete-file", "--assetid", asset, "--file", "unit/test/report.txt");
        succeeds(client, "delete-file", "--assetid", asset, "--file", "report.txt");
        assertThat(succeeds(client, "list-files", "--assetid", asset).output()).doesNotContain("report.txt");
        assertThat(receiver()
                        .run("list-files", "--assetid", asset, "--retry", "1")
                        .output())
                .contains("Files are not supported on shared assets.");
    }

    @Test
    void aLargeFileIsUploadedInPartsAndIsTheSame() throws Exception {
        byte[] content = new byte[20 * 1024 * 1024 + 7];
        new Random(7).nextBytes(content);
        Path file = folder.resolve("owner").resolve("large.bin");
        String asset = machine.assetId();
        RealClient client = owner();
        Files.write(file, content);
        succeeds(client, "upload-file", "--assetid", asset, "--file", "large.bin", "--chunked");
        assertThat(succeeds(client, "list-files", "--assetid", asset).output()).contains("large.bin");
        Files.delete(file);
        succeeds(client, "download-file", "--assetid", asset, "--file", "large.bin");
        assertThat(file).hasBinaryContent(content);
        succeeds(client, "delete-file", "--assetid", asset, "--file", "large.bin");
    }

    @Test
    void typesAreLockedAndUnlocked() throws Exception {
        assertThat(succeeds(receiver(), "asset-lock", "--mode", "info").output())
                .contains("unlocked");
        assertThat(succeeds(receiver(), "asset-lock", "--mode", "lock").output())
                .contains("locked. Modifications are blocked");
        assertThat(succeeds(receiver(), "asset-lock", "--mode", "unlock").output())
                .contains("unlocked");
    }

    private static RealClient.Run succeeds(RealClient client, String... command) throws Exception {
        RealClient.Run run = client.run(command);
        assertThat(run.exit()).as(run.output()).isZero();
        return run;
    }

    private static String created(RealClient.Run run) {
        Matcher told =
                Pattern.compile("Asset with assetid (\\w{32}) was created").matcher(run.output());
        assertThat(told.find()).as(run.output()).isTrue();
        return told.group(1);
    }

    private RealClient owner() throws Exception {
        return RealClient.signedInAs(partners.owner(), server, folder.resolve("owner"));
    }

    private RealClient receiver() throws Exception {
        return RealClient.signedInAs(partners.receiver(), server, folder.resolve("receiver"));
    }
}
