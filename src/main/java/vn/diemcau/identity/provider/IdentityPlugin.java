package vn.diemcau.identity.provider;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.identity.account.AccountActs;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.identity.account.Deputies;
import vn.diemcau.identity.account.SignInThrottle;
import vn.diemcau.identity.session.WebSession;
import vn.diemcau.platform.engine.PlainFilterService;

/** Adds our password rules, throttle, deputies and the record of changed authorizations to the engine. */
@Component
class IdentityPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<SignInThrottle> throttle;
    private final ObjectProvider<Accounts> accounts;
    private final ObjectProvider<AccountIds> ids;
    private final ObjectProvider<AccountActs> acts;
    private final ObjectProvider<WebSession> webSession;
    private final ObjectProvider<Deputies> deputies;
    private final ObjectProvider<EndedDeputies> ended;
    private final ObjectProvider<AgencyIndex> agencies;
    private final ObjectProvider<PasswordChecks> passwords;
    private final SlowHash slow;
    private final PlatformTransactionManager transactions;
    private final Clock clock;

    IdentityPlugin(
            ObjectProvider<SignInThrottle> throttle,
            ObjectProvider<Accounts> accounts,
            ObjectProvider<AccountIds> ids,
            ObjectProvider<AccountActs> acts,
            ObjectProvider<WebSession> webSession,
            ObjectProvider<Deputies> deputies,
            ObjectProvider<EndedDeputies> ended,
            ObjectProvider<AgencyIndex> agencies,
            ObjectProvider<PasswordChecks> passwords,
            SlowHash slow,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.throttle = throttle;
        this.accounts = accounts;
        this.ids = ids;
        this.acts = acts;
        this.webSession = webSession;
        this.deputies = deputies;
        this.ended = ended;
        this.agencies = agencies;
        this.passwords = passwords;
        this.slow = slow;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        engine.setIdentityService(new GuardedIdentityService(() -> new GuardedIdentityService.Guards(
                throttle.getObject(),
                accounts.getObject(),
                ids.getObject(),
                passwords.getObject(),
                acts.getObject(),
                webSession.getObject(),
                ended.getObject(),
                transaction,
                clock)));
        engine.setAuthorizationService(new RecordedAuthorizationService(
                () -> new RecordedAuthorizationService.Record(acts.getObject(), transaction)));
        engine.setIdentityProviderSessionFactory(new IdentityProvider.Factory(new IdentityProvider.Known(
                deputies::getObject, agencies::getObject, ids::getObject, passwords::getObject)));
        engine.setCustomSessionFactories(List.of(new GroupsAsGiven.Factory()));
        engine.setFilterService(new PlainFilterService());
        engine.setUserResourceWhitelistPattern(AccountIds.OF_ENGINE);
        // What it checks with knows the engine's former hashes too.
        engine.setPasswordEncryptor(slow);
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new PasswordRules());
    }
}
