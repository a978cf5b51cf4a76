package freehold.assets;

import static freehold.assets.TypeJson.aspect;
import static freehold.assets.TypeJson.type;
import static freehold.assets.TypeJson.use;
import static freehold.assets.TypeJson.variable;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.model.Limits;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bound of a type at its edge and one beyond, and each name that can't be used. */
@HttpTest
class TypeLimitsTest {
    private static final String ASPECT_TYPES = "/api/assetmanagement/v3/aspecttypes/";
    private static final String ASSET_TYPES = "/api/assetmanagement/v3/assettypes/";

    private final TestTenant tenant;
    private final ApiClient client;
    private int count;

    TypeLimitsTest(TestTenants tenants) {
        tenant = tenants.fresh();
        client = tenant.client();
    }

    private Answer putAspect(String body) {
        return client.put(ASPECT_TYPES + tenant.id() + ".a" + count++, body);
    }

    private Answer putType(String body) {
        return client.put(ASSET_TYPES + tenant.id() + ".t" + count++, body);
    }

    private static void refused(Answer answer, Object... named) {
        assertThat(answer.expect(400).body())
                .contains(Arrays.stream(named).map(String::valueOf).toArray(String[]::new));
    }

    private static String described(String description) {
        return "{\"name\": \"D%s\", \"description\": \"%s\", \"parentTypeId\": \"core.basicdevice\", \"category\": \"static\","
                        .formatted(description.length(), description)
                + " \"variables\": [{\"name\": \"v\", \"dataType\": \"INT\"}]}";
    }

    @Test
    void namesOfTypesHave1To255Characters() {
        String longest = "n".repeat(Limits.NAME);
        String any = variable("v", "INT");
        putAspect(aspect(longest, "static", any)).expect(201);
        refused(putAspect(aspect(longest + "n", "static", any)), "/name", Limits.NAME);
        refused(putAspect(aspect("", "static", any)), "/name");
        putType(type(longest, "core.basicdevice", List.of(), List.of())).expect(201);
        refused(putType(type(longest + "n", "core.basicdevice", List.of(), List.of())), "/name", Limits.NAME);
        refused(putType(type(" ", "core.basicdevice", List.of(), List.of())), "/name");
        putType(type("𝄞".repeat(Limits.NAME), "core.basicdevice", List.of(), List.of()))
                .expect(201);
    }

    @Test
    void descriptionsOfTypesAreBounded() {
        String longest = "d".repeat(Limits.DESCRIPTION);
        putAspect(described(longest)).expect(201);
        refused(putAspect(described(longest + "d")), "/description", Limits.DESCRIPTION);
        putType(described(longest)).expect(201);
        refused(putType(described(longest + "d")), "/description", Limits.DESCRIPTION);
    }

    @Test
    void anIdHasUpTo128Characters() {
        String longest =
                tenant.id() + "." + "x".repeat(Limits.TYPE_ID - tenant.id().length() - 1);
        String body = type("T", "core.basicdevice", List.of(), List.of());
        client.put(ASSET_TYPES + longest, body).expect(201);
        refused(client.put(ASSET_TYPES + longest + "x", body), longest, Limits.TYPE_ID);
        refused(client.put(ASSET_TYPES + tenant.id() + ".", body), tenant.id() + ".");
        client.put(ASSET_TYPES + tenant.id() + "._.9", body).expect(201);
    }

    @Test
    void namesOfVariablesAndAspectsHaveUpTo64Characters() {
        String longest = "v".repeat(Limits.VARIABLE_NAME);
        putType(type(
                        "T",
                        "core.basicdevice",
                        List.of(use(longest, "core.position")),
                        List.of(variable(longest, "INT"))))
                .expect(201);
        refused(
                putType(type("T", "core.basicdevice", List.of(use(longest + "v", "core.position")), List.of())),
                longest + "v",
                Limits.VARIABLE_NAME);
        refused(
                putType(type("T", "core.basicdevice", List.of(), List.of(variable(longest + "v", "INT")))),
                longest + "v",
                Limits.VARIABLE_NAME);
    }

    @Test
    void unitsHaveUpTo32Characters() {
        String longest = "u".repeat(Limits.UNIT);
        String fits = variable("v", "INT", "\"unit\": \"" + longest + "\"");
        String exceeds = variable("v", "INT", "\"unit\": \"u" + longest + "\"");
        putAspect(aspect("fits", "dynamic", fits)).expect(201);
        refused(putAspect(aspect("exceeds", "dynamic", exceeds)), "/variables/v/unit", Limits.UNIT);
        putType(type("T", "core.basicdevice", List.of(), List.of(fits))).expect(201);
        refused(putType(type("T", "core.basicdevice", List.of(), List.of(exceeds))), "/variables/v/unit", Limits.UNIT);
    }

    @Test
    void anAssetTypeHasUpTo500VariablesOfItsOwn() {
        List<String> most = IntStream.rangeClosed(0, Limits.VARIABLES_PER_TYPE)
                .mapToObj(i -> variable("v" + i, "INT"))
                .toList();
        putType(type("T", "core.basicdevice", List.of(), most.subList(0, Limits.VARIABLES_PER_TYPE)))
                .expect(201);
        refused(putType(type("T", "core.basicdevice", List.of(), most)), Limits.VARIABLES_PER_TYPE);
    }

    @Test
    void textsHaveUpTo255AndBigTexts100000Characters() {
        putAspect(aspect("s", "static", variable("v", "STRING", "\"length\": 255")))
                .expect(201);
        refused(putAspect(aspect("t", "static", variable("v", "STRING", "\"length\": 256"))), "variable v", 255);
        putAspect(aspect("b", "dynamic", variable("v", "BIG_STRING", "\"length\": 100000")))
                .expect(201);
        refused(
                putAspect(aspect("c", "dynamic", variable("v", "BIG_STRING", "\"length\": 100001"))),
                "variable v",
                100_000);
        assertThat(putAspect(aspect("n", "dynamic", "{\"name\": \"v\", \"dataType\": \"BIG_STRING\"}"))
                        .expect(201)
                        .json()
                        .at("/variables/0/length")
                        .asInt())
                .isEqualTo(Limits.DEFAULT_BIG_STRING_LENGTH);
        putType(type("T", "core.basicdevice", List.of(), List.of(variable("v", "STRING", "\"length\": 255"))))
                .expect(201);
        refused(
                putType(type("T", "core.basicdevice", List.of(), List.of(variable("v", "STRING", "\"length\": 256")))),
                "variable v",
                255);
        refused(
                putType(type(
                        "T", "core.basicdevice", List.of(), List.of(variable("v", "BIG_STRING", "\"length\": 1")))),
                "variable v",
                "BIG_STRING");
    }

    @Test
    void aRecordNeedsUpTo200000Bytes() {
        String big = variable("big", "BIG_STRING", "\"length\": 99996");
        putAspect(aspect("fits", "dynamic", big, variable("l", "LONG"))).expect(201);
        refused(
                putAspect(aspect("exceeds", "dynamic", big, variable("l", "LONG"), variable("b", "BOOLEAN"))),
                200_001,
                Limits.RECORD_BYTES);
    }

    @Test
    void aDefaultFitsItsVariable() {
        String fits = variable("v", "STRING", "\"length\": 3, \"defaultValue\": \"abc\"");
        String exceeds = variable("v", "STRING", "\"length\": 3, \"defaultValue\": \"abcd\"");
        putAspect(aspect("fits", "static", fits)).expect(201);
        refused(putAspect(aspect("exceeds", "static", exceeds)), "/variables/v/defaultValue");
        putType(type("T", "core.basicdevice", List.of(), List.of(fits))).expect(201);
        refused(putType(type("T", "core.basicdevice", List.of(), List.of(exceeds))), "/variables/v/defaultValue");
        refused(
                putType(type(
                        "T",
                        "core.basicdevice",
                        List.of(),
                        List.of(variable("v", "BOOLEAN", "\"defaultValue\": \"yes\"")))),
                "/variables/v/defaultValue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "name",
                "description",
                "tenant",
                "etag",
                "scope",
                "properties",
                "propertySets",
                "extends",
                "variables",
                "aspects",
                "parentTypeId"
            })
    void reservedNamesCantBeUsedForVariablesOrAspects(String reserved) {
        String definition = variable(reserved, "INT");
        for (Answer answer : List.of(
                putAspect(aspect("a", "dynamic", definition)),
                putType(type("T", "core.basicdevice", List.of(), List.of(definition))),
                putType(type("T", "core.basicdevice", List.of(use(reserved, "core.position")), List.of())))) {
            refused(answer, "name " + reserved + " is reserved");
        }
        putAspect(aspect("capital", "dynamic", variable(reserved.toUpperCase(java.util.Locale.ROOT), "INT")))
                .expect(201);
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void eachDataTypeIsPossibleWhereItMakesSense(DataType dataType) {
        putAspect(aspect("d", "dynamic", variable("v", dataType.name()))).expect(201);
        Answer ofStatic = putAspect(aspect("s", "static", variable("v", dataType.name())));
        Answer direct = putType(type("T", "core.basicdevice", List.of(), List.of(variable("v", dataType.name()))));
        if (dataType == DataType.BIG_STRING) {
            refused(ofStatic, "variable v", "BIG_STRING");
            refused(direct, "variable v", "BIG_STRING");
        } else {
            ofStatic.expect(201);
            direct.expect(201);
        }
    }

    @Test
    void onlyStaticVariablesAreSearchableAndOnlyDynamicOnesHaveQuality() {
        String both = variable("v", "INT", "\"searchable\": true, \"qualityCode\": true");
        assertThat(putAspect(aspect("d", "dynamic", both))
                        .expect(201)
                        .json()
                        .get("variables")
                        .get(0)
                        .toString())
                .contains("\"searchable\":false", "\"qualityCode\":true");
        assertThat(putAspect(aspect("s", "static", both))
                        .expect(201)
                        .json()
                        .get("variables")
                        .get(0)
                        .toString())
                .contains("\"searchable\":true", "\"qualityCode\":false");
    }

    @Test
    void namesUsedTwiceAndTypesThatDontExistAreToldByName() {
        refused(
                putAspect(aspect("a", "dynamic", variable("twice", "INT"), variable("twice", "INT"))),
                "twice is used twice");
        refused(
                putType(type(
                        "T",
                        "core.basicdevice",
                        List.of(use("twice", "core.position"), use("twice", "core.energy")),
                        List.of())),
                "twice is used twice");
        refused(
                putType(type("T", "core.basicdevice", List.of(use("a", tenant.id() + ".none")), List.of())),
                tenant.id() + ".none");
        assertThat(putType(type("T", tenant.id() + ".none", List.of(), List.of()))
                        .expect(404)
                        .body())
                .contains(tenant.id() + ".none");
    }
}
