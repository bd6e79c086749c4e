package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AccessGrant;
import io.plenary.contracts.auth.ApiToken;
import io.plenary.contracts.auth.ApiTokenRequest;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.ClientCredentials;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.EmailChange;
import io.plenary.contracts.auth.JsonWebKeys;
import io.plenary.contracts.auth.MailedLink;
import io.plenary.contracts.auth.NewApiToken;
import io.plenary.contracts.auth.NewAuthenticator;
import io.plenary.contracts.auth.OpenSignIn;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.PasswordLink;
import io.plenary.contracts.auth.PasswordReset;
import io.plenary.contracts.auth.RecoveryCodes;
import io.plenary.contracts.auth.SecondFactor;
import io.plenary.contracts.auth.SecondFactorCode;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.auth.UserAccountPage;
import io.vertx.core.Future;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

final class Auth implements AuthService {

    private final Accounts accounts;
    private final Confirmations confirmations;
    private final PasswordResets resets;
    private final MailedLinks mailed;
    private final SignIns signIns;
    private final SecondSteps secondSteps;
    private final SecondFactors secondFactors;
    private final OwnSignIns ownSignIns;
    private final AccountAdministration administration;
    private final PasswordLinks links;
    private final SigningKeys keys;
    private final ApiTokens tokens;
    private final ClientGrants grants;
    private final byte[] cursorSecret;

    Auth(
            Accounts accounts,
            Confirmations confirmations,
            PasswordResets resets,
            MailedLinks mailed,
            SignIns signIns,
            SecondSteps secondSteps,
            SecondFactors secondFactors,
            OwnSignIns ownSignIns,
            AccountAdministration administration,
            PasswordLinks links,
            SigningKeys keys,
            ApiTokens tokens,
            ClientGrants grants,
            byte[] cursorSecret) {
        this.accounts = accounts;
        this.confirmations = confirmations;
        this.resets = resets;
        this.mailed = mailed;
        this.administration = administration;
        this.links = links;
        this.signIns = signIns;
        this.secondSteps = secondSteps;
        this.secondFactors = secondFactors;
        this.ownSignIns = ownSignIns;
        this.keys = keys;
        this.tokens = tokens;
        this.grants = grants;
        this.cursorSecret = cursorSecret;
    }

    @Override
    public Future<UserAccount> signUp(Caller caller, SignUp signUp) {
        return accounts.signUp(caller, signUp);
    }

    @Override
    public Future<SignIn> authenticate(Caller caller, Credentials credentials) {
        return signIns.authenticate(caller, credentials);
    }

    @Override
    public Future<SignIn> authenticateFurther(Caller caller, SecondFactorCode code) {
        return secondSteps.goOn(caller, code);
    }

    @Override
    public Future<SecondFactor> secondFactor(Caller caller) {
        return secondFactors.of(caller);
    }

    @Override
    public Future<NewAuthenticator> addAuthenticator(Caller caller, String password) {
        return secondFactors.add(caller, password);
    }

    @Override
    public Future<RecoveryCodes> confirmAuthenticator(Caller caller, String code) {
        return secondFactors.confirm(caller, code);
    }

    @Override
    public Future<RecoveryCodes> renewRecoveryCodes(Caller caller, String password) {
        return secondFactors.renewCodes(caller, password);
    }

    @Override
    public Future<Void> removeAuthenticator(Caller caller, String password) {
        return secondFactors.removeApp(caller, password);
    }

    @Override
    public Future<Void> resetSecondFactor(Caller caller, UUID userId) {
        return secondFactors.reset(caller, userId);
    }

    @Override
    public Future<SignIn> refreshToken(Caller caller, String refreshToken) {
        return signIns.refresh(caller, refreshToken);
    }

    @Override
    public Future<TokenClaims> validateToken(Caller caller, String accessToken) {
        return ApiTokenText.isMeant(accessToken)
                ? tokens.validate(accessToken)
                : keys.verify(accessToken)
                        .compose(claims ->
                                ClientGrants.gave(claims) ? grants.validate(claims) : signIns.validate(claims));
    }

    @Override
    public Future<List<ApiToken>> listTokens(Caller caller, UUID organizationId) {
        return tokens.list(caller, organizationId);
    }

    @Override
    public Future<NewApiToken> createToken(Caller caller, ApiTokenRequest request) {
        return tokens.create(caller, request);
    }

    @Override
    public Future<Void> revokeToken(Caller caller, UUID organizationId, UUID tokenId) {
        return tokens.revoke(caller, organizationId, tokenId);
    }

    @Override
    public Future<AccessGrant> grantAccess(Caller caller, ClientCredentials client) {
        return grants.grant(client);
    }

    @Override
    public Future<Void> signOut(Caller caller, String refreshToken) {
        return signIns.signOut(caller, refreshToken);
    }

    @Override
    public Future<Void> signOutEverywhere(Caller caller) {
        return signIns.signOutEverywhere(caller);
    }

    @Override
    public Future<List<OpenSignIn>> listSignIns(Caller caller) {
        return ownSignIns.list(caller);
    }

    @Override
    public Future<Void> endSignIn(Caller caller, UUID signInId) {
        return ownSignIns.end(caller, signInId);
    }

    @Override
    public Future<Void> endOtherSignIns(Caller caller, UUID signInId) {
        return ownSignIns.endOthers(caller, signInId);
    }

    @Override
    public Future<Void> changePassword(Caller caller, PasswordChange change) {
        return accounts.changePassword(caller, change);
    }

    @Override
    public Future<Void> verifyPassword(Caller caller, String password) {
        return accounts.verifyPassword(caller, password);
    }

    @Override
    public Future<UserAccount> changeAccount(Caller caller, UUID userId, MergePatch patch) {
        return administration.change(caller, userId, patch);
    }

    @Override
    public Future<Void> endSignIns(Caller caller, UUID userId) {
        return administration.endSignIns(caller, userId);
    }

    @Override
    public Future<PasswordLink> issuePasswordLink(Caller caller, UUID userId) {
        return links.issue(caller, userId);
    }

    @Override
    public Future<Void> checkPasswordLink(Caller caller, String token) {
        return links.check(token);
    }

    @Override
    public Future<Void> resetPassword(Caller caller, PasswordReset reset) {
        return links.reset(caller, reset);
    }

    @Override
    public Future<Void> askForPasswordReset(Caller caller, String email) {
        return resets.ask(caller, email);
    }

    @Override
    public Future<Void> askForEmailConfirmation(Caller caller) {
        return confirmations.ask(caller);
    }

    @Override
    public Future<Void> changeEmail(Caller caller, EmailChange change) {
        return confirmations.change(caller, change);
    }

    @Override
    public Future<Void> confirmEmail(Caller caller, String token) {
        return confirmations.confirm(caller, token);
    }

    @Override
    public Future<MailedLink> mailedLink(Caller caller, UUID mailedId) {
        return mailed.find(caller, mailedId);
    }

    @Override
    public Future<Void> eraseUser(Caller caller, UUID userId) {
        return administration.erase(caller, userId);
    }

    @Override
    public Future<UserAccount> validateUser(Caller caller, UUID userId) {
        return accounts.validateUser(caller, userId);
    }

    @Override
    public Future<List<UserAccount>> usersByIds(Caller caller, List<String> userIds) {
        return accounts.usersByIds(caller, userIds);
    }

    @Override
    public Future<UserAccount> findUser(Caller caller, String email) {
        return accounts.findUser(caller, email);
    }

    @Override
    public Future<UserAccountPage> listUsers(Caller caller, String text, String cursor, int limit) {
        return accounts.listUsers(caller, text, cursor, limit);
    }

    @Override
    public Future<Long> countUsers(Caller caller) {
        return accounts.countUsers(caller);
    }

    @Override
    public Future<String> cursorSecret(Caller caller) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("This is for services.");
        }
        return Future.succeededFuture(Base64.getEncoder().encodeToString(cursorSecret));
    }

    @Override
    public Future<JsonWebKeys> jsonWebKeys(Caller caller) {
        return keys.published();
    }

    @Override
    public Future<Boolean> ensureAdmin(Caller caller, SignUp admin) {
        return accounts.ensureAdmin(caller, admin);
    }
}
