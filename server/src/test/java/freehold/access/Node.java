package freehold.access;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.decision.SubtenantId;
import freehold.decision.TenantFacts;
import freehold.decision.TenantId;
import freehold.identity.Addressees;
import freehold.identity.Caller;
import freehold.identity.Memberships;
import freehold.identity.Principal;
import freehold.identity.store.AddresseeTable;
import freehold.identity.store.PersonTable;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.database.DatabaseRole;
import freehold.kernel.database.Home;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One server node's decision point over a shared database, without the rest of the server. */
final class Node implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final Access access;
    private final TransactionTemplate transaction;

    Node(TestDatabase database) {
        this(database, SpringTestDatabase.emptyFolder());
    }

    /** @param folder where it keeps what outlives it */
    Node(TestDatabase database, Path folder) {
        DataSource app = database.as(DatabaseRole.APP);
        PlatformTransactionManager transactions = new JdbcTransactionManager(app);
        // The pools outlive the node.
        context.registerBean("dataSource", DataSource.class, () -> app, bean -> {
            bean.setPrimary(true);
            bean.setDestroyMethodName("");
        });
        context.registerBean(
                "snapshotDataSource",
                DataSource.class,
                () -> database.as(DatabaseRole.SNAPSHOT),
                bean -> bean.setDestroyMethodName(""));
        context.registerBean(Home.class, () -> Home.open(folder));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(app));
        context.registerBean(JdbcOperations.class, () -> new JdbcTemplate(app));
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.scan("freehold.access", "freehold.assets.store", "freehold.sharing.store", "freehold.policies.store");
        context.registerBean(AddresseeTable.class);
        context.registerBean(Addressees.class);
        context.registerBean(PersonTable.class);
        context.registerBean(Memberships.class);
        context.refresh();
        access = context.getBean(Access.class);
        transaction = new TransactionTemplate(transactions);
    }

    TenantFacts facts(TenantId tenant) {
        return context.getBean(Worlds.class).current().tenant(tenant).orElseThrow();
    }

    FactsCheck check() {
        return context.getBean(FactsCheck.class);
    }

    static Caller administrator(TenantId tenant) {
        return Caller.client(tenant, new Principal.Client("test"), Optional.empty(), Set.of(Role.ADMINISTRATOR));
    }

    static Caller subtenantUser(TenantId tenant, SubtenantId subtenant) {
        Principal.Person person = new Principal.Person(new UUID(0, 1), "someone");
        return Caller.person(tenant, person, Optional.of(subtenant), Set.of(Role.SUBTENANT_USER));
    }

    /** A tenant with nothing but its root. */
    AssetId found(TenantId tenant) {
        AssetId root = newId();
        transaction.executeWithoutResult(status -> access.found(tenant, founding -> {
            founding.sql("""
                            insert into assets.asset (tenant_id, asset_id, type_id, name, timezone, twin_type)
                            values (:tenant, :id, 'core.basicenterprise', 'root', 'UTC', 'performance')""")
                    .param("tenant", tenant.value())
                    .param("id", root.value())
                    .update();
            return root;
        }));
        return root;
    }

    AssetId create(TenantId tenant, AssetId parent) {
        AssetId id = newId();
        access.change(administrator(tenant), Set.of(), guard -> {
            guard.changed(id);
            return guard.require(new Action.AddChild(true), parent, Reach.OWN)
                    .sql("""
                            insert into assets.asset (tenant_id, asset_id, parent_id, type_id, name, timezone, twin_type)
                            values (:tenant, :id, :parent, 'core.basicarea', 'of nobody', 'UTC', 'performance')""")
                    .param("tenant", tenant.value())
                    .param("id", id.value())
                    .param("parent", parent.value())
                    .update();
        });
        return id;
    }

    /** Gives the asset to the subtenant, or takes it back, and says so in its name, in one transaction. */
    void assign(TenantId tenant, AssetId asset, Optional<SubtenantId> subtenant) {
        assign(tenant, asset, subtenant, () -> {});
    }

    /** What a node does between two statements. */
    interface Pause {
        void take() throws InterruptedException;
    }

    void assign(TenantId tenant, AssetId asset, SubtenantId subtenant, Pause pause) {
        assign(tenant, asset, Optional.of(subtenant), pause);
    }

    private void assign(TenantId tenant, AssetId asset, Optional<SubtenantId> subtenant, Pause pause) {
        access.change(administrator(tenant), Set.of(), guard -> {
            guard.changed(asset);
            take(pause);
            return guard.require(Action.EDIT, asset, Reach.OWN)
                    .sql("""
                            update assets.asset set subtenant_id = :subtenant, name = :name
                            where tenant_id = :tenant and asset_id = :id""")
                    .param("tenant", tenant.value())
                    .param("id", asset.value())
                    .param("subtenant", subtenant.map(SubtenantId::value).orElse(null))
                    .param("name", "of " + subtenant.map(SubtenantId::value).orElse("nobody"))
                    .update();
        });
    }

    private static void take(Pause pause) {
        try {
            pause.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The asset's name, or empty where it is hidden from the caller. */
    Optional<String> name(Caller caller, AssetId asset) {
        try {
            return Optional.of(access.read(
                    caller,
                    guard -> guard.require(Action.READ, asset, Reach.OWN)
                            .sql("select name from assets.asset where tenant_id = :tenant and asset_id = :id")
                            .param("tenant", caller.tenant().value())
                            .param("id", asset.value())
                            .query(String.class)
                            .single()));
        } catch (ProblemException hidden) {
            assertThat(hidden.problem()).isInstanceOf(Problem.NotFound.class);
            return Optional.empty();
        }
    }

    static AssetId newId() {
        return new AssetId(UUID.randomUUID().toString().replace("-", ""));
    }

    @Override
    public void close() {
        context.close();
    }
}
