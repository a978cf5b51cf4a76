package freehold.assets;

import freehold.access.Access;
import freehold.access.Reach;
import freehold.access.facts.ShareFacts;
import freehold.assets.model.AspectType;
import freehold.assets.model.AssetDraft;
import freehold.assets.model.AssetType;
import freehold.assets.model.Category;
import freehold.assets.model.Details;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.Values;
import freehold.assets.model.Variable;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.ChangeAsset;
import freehold.assets.usecase.CreateAsset;
import freehold.assets.usecase.FoundAsset;
import freehold.assets.usecase.ListAssets;
import freehold.assets.usecase.Precondition;
import freehold.assets.usecase.PutAspectType;
import freehold.assets.usecase.PutAssetType;
import freehold.assets.usecase.ReadAspectType;
import freehold.assets.usecase.ReadAsset;
import freehold.assets.usecase.ReadAssetType;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Addressees;
import freehold.identity.Caller;
import freehold.identity.Memberships;
import freehold.identity.Principal;
import freehold.identity.store.AddresseeTable;
import freehold.identity.store.PersonTable;
import freehold.kernel.database.DatabaseRole;
import freehold.kernel.database.Home;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestDatabase;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The module of assets with the decision point below it, on a real database, without HTTP. */
final class Stage implements AutoCloseable {
    /** Whether tables shall be so large that to read one from end to end would take seconds. */
    static final boolean MILLION = Boolean.getBoolean("freehold.long");

    static final Precondition NO_PRECONDITION = new Precondition(null, null);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final SharesInMemory shares = new SharesInMemory();
    private final TransactionTemplate transaction;
    final Access access;
    final JdbcClient everything;

    Stage(TestDatabase database) {
        this(database, UnaryOperator.identity());
    }

    /**
     * @param watch put between the module and the database
     */
    Stage(TestDatabase database, UnaryOperator<DataSource> watch) {
        DataSource app = watch.apply(database.as(DatabaseRole.APP));
        PlatformTransactionManager transactions = new JdbcTransactionManager(app);
        // The pools outlive the stage.
        context.registerBean("dataSource", DataSource.class, () -> app, bean -> {
            bean.setPrimary(true);
            bean.setDestroyMethodName("");
        });
        context.registerBean(
                "snapshotDataSource",
                DataSource.class,
                () -> database.as(DatabaseRole.SNAPSHOT),
                bean -> bean.setDestroyMethodName(""));
        context.registerBean(Home.class, () -> Home.open(SpringTestDatabase.emptyFolder()));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(app));
        context.registerBean(JdbcOperations.class, () -> new JdbcTemplate(app));
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(ShareFacts.class, () -> shares);
        context.registerBean(FileContents.class, NoContents::new);
        context.registerBean(AddresseeTable.class);
        context.registerBean(Addressees.class);
        context.registerBean(PersonTable.class);
        context.registerBean(Memberships.class);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "stage", Map.of("freehold.gateway", "http://freehold.test", "freehold.servers", "1")));
        context.scan(
                "freehold.access",
                "freehold.assets",
                "freehold.kernel.http",
                "freehold.policies.store",
                "freehold.tenancy");
        context.refresh();
        access = context.getBean(Access.class);
        transaction = new TransactionTemplate(transactions);
        everything = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
    }

    <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    static Caller administrator(TenantId tenant) {
        return caller(tenant, Optional.empty(), Role.ADMINISTRATOR);
    }

    static Caller caller(TenantId tenant, Optional<SubtenantId> subtenant, Role... roles) {
        Principal.Person person = new Principal.Person(new UUID(0, 1), "someone");
        return Caller.person(tenant, person, subtenant, Set.of(roles));
    }

    AssetId found(TenantId tenant) {
        AssetId[] root = new AssetId[1];
        transaction.executeWithoutResult(status -> access.found(tenant, founding -> {
            root[0] = get(AssetRoots.class).create(founding, "Root of " + tenant);
            return root[0];
        }));
        return root[0];
    }

    AssetId create(Caller caller, AssetId parent, String type, String name) {
        return create(caller, draft(parent.value(), type, details(name)))
                .asset()
                .id();
    }

    FoundAsset create(Caller caller, AssetDraft draft) {
        return get(CreateAsset.class).create(caller, draft, Reach.OWN);
    }

    static AssetDraft draft(String parent, String type, Details details) {
        return new AssetDraft(
                Optional.empty(),
                Optional.of(type),
                Optional.of(parent),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                details,
                Optional.empty());
    }

    static Details details(String name) {
        return new Details(name, Optional.empty(), Optional.empty(), Optional.empty(), Values.NONE);
    }

    FoundAsset read(Caller caller, AssetId id, Reach reach) {
        return get(ReadAsset.class).read(caller, new Address(id.value(), reach));
    }

    FoundAsset change(Caller caller, AssetId id, Details details) {
        long etag = read(caller, id, Reach.OWN).asset().etag();
        return get(ChangeAsset.class)
                .change(
                        caller,
                        new Address(id.value(), Reach.OWN),
                        etag,
                        current -> new AssetDraft(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                details,
                                Optional.empty()));
    }

    AspectType aspectType(TenantId tenant, String name, Category category, Variable... variables) {
        return get(PutAspectType.class)
                .put(
                        administrator(tenant),
                        new Address(tenant + "." + name, Reach.OWN),
                        NO_PRECONDITION,
                        new TypeDraft.OfAspect(name, category, "", List.of(variables)))
                .found()
                .type();
    }

    AssetType assetType(TenantId tenant, String name, TypeDraft.OfAsset draft) {
        return get(PutAssetType.class)
                .put(administrator(tenant), new Address(tenant + "." + name, Reach.OWN), NO_PRECONDITION, draft)
                .found()
                .type();
    }

    static Variable text(String name) {
        return new Variable(name, DataType.STRING, Optional.empty(), Optional.of(255), false, false, Optional.empty());
    }

    static Variable number(String name) {
        return new Variable(name, DataType.DOUBLE, Optional.empty(), Optional.empty(), false, false, Optional.empty());
    }

    /** Gives an asset alone to a subtenant, which no use case does yet. */
    void assign(TenantId tenant, AssetId asset, SubtenantId subtenant) {
        everything
                .sql("update assets.asset set subtenant_id = :subtenant where tenant_id = :tenant and asset_id = :id")
                .param("subtenant", subtenant.value())
                .param("tenant", tenant.value())
                .param("id", asset.value())
                .update();
        access.change(administrator(tenant), Set.of(), guard -> {
            guard.changed(asset);
            return asset;
        });
    }

    AssetId folder(TenantId receiver, TenantId owner) {
        return access.change(
                administrator(receiver),
                Set.of(),
                guard -> get(ShareFolders.class).ensure(guard, owner, "Shares of " + owner));
    }

    void lend(ShareFact share) {
        shares.put(share);
        announce(share);
    }

    void revoke(ShareFact share) {
        shares.remove(share.id());
        announce(share);
    }

    private void announce(ShareFact share) {
        access.change(administrator(share.owner()), Set.of(share.receiver()), guard -> {
            guard.changed(share.id());
            return share;
        });
    }

    static ShareId shareId() {
        return new ShareId(UUID.randomUUID());
    }

    ListAssets lists() {
        return get(ListAssets.class);
    }

    ReadAssetType assetTypes() {
        return get(ReadAssetType.class);
    }

    ReadAspectType aspectTypes() {
        return get(ReadAspectType.class);
    }

    /** Assets in the same table that are none of the tenants' that servers follow: a tree of ten below each. */
    void plantBeside(int assets) {
        everything.sql("""
                        insert into assets.asset (tenant_id, asset_id, parent_id, type_id, name, external_id, timezone,
                            twin_type)
                        select 'crowd', lpad(to_hex(19088743::bigint * 1000000 + i), 32, '0'),
                            case when i > 1 then lpad(to_hex(19088743::bigint * 1000000 + (i - 2) / 10 + 1), 32, '0') end,
                            'core.basicarea', 'Area ' || i, 'SN-' || i, 'UTC', 'performance'
                        from generate_series(1, :assets) i""").param("assets", assets).update();
    }

    /** Statistics over every row: those of a sample differ from run to run, and plans with them. */
    void analyzeAll() {
        everything
                .sql("alter table assets.asset alter column tenant_id set statistics " + (MILLION ? 4_000 : 1_000))
                .update();
        // Until every page is known to be visible to all, which whoever looks on meanwhile can delay: plans depend on
        // it.
        boolean allVisible;
        int attempts = 0;
        do {
            everything.sql("vacuum analyze assets.asset").update();
            allVisible = everything
                    .sql("select relallvisible >= relpages from pg_class where oid = 'assets.asset'::regclass")
                    .query(Boolean.class)
                    .single();
        } while (!allVisible && attempts++ < 100);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Files lie in another module. */
    private static final class NoContents implements FileContents {
        @Override
        public Draft receive(TenantId tenant, InputStream body) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream open(TenantId tenant, String sha256) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void left(Caller caller, Collection<String> sha256) {
            throw new UnsupportedOperationException();
        }
    }
}
