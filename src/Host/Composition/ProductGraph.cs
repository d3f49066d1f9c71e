using System.Reflection;
using AltProvision.Access.Contracts;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Types;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>How the shapes of the kernel appear in the graph, and what clients may know of its exceptions.</summary>
internal static class ProductGraph
{
    public static void AddProductGraph(this IServiceCollection services, IConfiguration configuration, IEnumerable<Assembly> modules)
    {
        var trusted = configuration.GetSection("AltProvision:GraphQL:TrustedDocuments");
        var server = services.AddGraphQLServer(options =>
        {
            Shape(options.Conventions);
            options.Limits.MaxTokens = 8_000;
            // The first page asks for all that may wait for somebody at once.
            options.Limits.MaxRootFields = 30;
            options.HidesValues = true;
            options.TrustedDocuments.Folder = trusted["Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;
            options.TrustedDocuments.Only = trusted.GetValue("Only", false);
            options.ErrorFilter = static (exception, _) => ToError(exception);
            options.ConfigureScope = static (scope, user) =>
            {
                scope.GetRequiredService<ViewerContext>().Viewer = ViewerClaims.ViewerOf(user);
                scope.GetRequiredService<CurrentSignIn>().Read = () => ViewerClaims.TokenOf(user);
            };
            options.PermissionsOf = ViewerClaims.ReadPermissions;
            options.CreateRecord = static (services, caller, rootFields) =>
                new ReadsOnRecord(services.GetRequiredService<AuditedReads>(), caller, rootFields);
            options.CreateLevel = static services => new OneRoundTrip(
                new SqlReadBatch(services.GetRequiredService<DataSources>(), services.GetRequiredService<TimeProvider>())
            );
        });
        foreach (var module in modules)
        {
            server.AddTypesFrom(module);
        }
    }

    private static void Shape(SchemaConventions conventions)
    {
        conventions.SchemaDescription =
            "Alternative provision in England: pupils, referrals, providers, placements, reviews, transitions and safeguarding concerns. "
            + "Mutations answer userErrors for what the caller can put right; errors are for everything else.";
        conventions.OutputTypeName = static type =>
            type == typeof(RuleFinding) ? "Finding"
            : type == typeof(Refusal) ? "UserError"
            : type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^"View".Length]
            : null;
        conventions.InputTypeName = static type =>
            type.Name.EndsWith("Filter", StringComparison.Ordinal) || type.Name.EndsWith("Order", StringComparison.Ordinal)
                ? type.Name
                : null;
        conventions.AddArgumentGroup<PagingArguments>();
        conventions.AddConnection(typeof(Page<>));
        conventions.UseMutationPayload(
            typeof(Result<>),
            nameof(Result<>.Value),
            new PayloadField("userErrors", nameof(Result<>.Refusals), "Why nothing was changed; empty when it was."),
            new PayloadField("findings", nameof(Result<>.Findings), "What the rules had to say, also when nothing stood in the way.")
        );
        AddScalars(conventions);
    }

    private static void AddScalars(SchemaConventions conventions) =>
        conventions
            .AddScalar(
                "URN",
                "https://www.get-information-schools.service.gov.uk/glossary",
                "Unique reference number of an establishment: 6 digits, as a string.",
                text => Urn.TryParse(text, out var urn) ? urn : throw new ValueCoercionException("A URN has 6 digits, such as \"103864\"."),
                urn => urn.ToString()
            )
            .AddScalar(
                "UKPRN",
                "https://www.ukrlp.co.uk/",
                "UK provider reference number: 8 digits that begin with 1, as a string.",
                text =>
                    Ukprn.TryParse(text, out var ukprn)
                        ? ukprn
                        : throw new ValueCoercionException("A UKPRN has 8 digits and begins with 1, such as \"10001234\"."),
                ukprn => ukprn.ToString()
            )
            .AddScalar(
                "UPN",
                "https://www.gov.uk/government/publications/unique-pupil-numbers",
                "Unique pupil number: a check letter and 12 characters. Personal data.",
                ParseUpn,
                upn => upn.Value
            )
            .AddScalar(
                "Postcode",
                "https://ideal-postcodes.co.uk/guides/uk-postcode-format",
                "A UK postcode with one blank before its last three characters: DY1 1AA.",
                text =>
                    Postcode.TryParse(text, out var postcode)
                        ? postcode
                        : throw new ValueCoercionException("This is no UK postcode; write it as in \"DY1 1AA\"."),
                postcode => postcode.Value
            )
            .AddScalar(
                "Money",
                "https://www.iso.org/iso-4217-currency-codes.html",
                "Pounds sterling with two decimals, as a string: \"145.00\".",
                text =>
                    Money.TryParse(text, out var money)
                        ? money
                        : throw new ValueCoercionException(
                            "Money is pounds with at most two decimals, such as \"145.00\", below 10 million."
                        ),
                money => money.ToString()
            );

    // The number itself is personal data: it is not repeated in the message.
    private static Upn ParseUpn(string text) =>
        Upn.TryParse(text, out var upn)
            ? upn
            : throw new ValueCoercionException(
                Upn.Check(text.Trim()) switch
                {
                    "length" => "A UPN has 13 characters.",
                    "format" => "A UPN is a letter, 11 digits and a last digit or letter.",
                    "checkLetterAlphabet" => "A UPN never begins with I, O or S.",
                    _ => "The check letter of this UPN does not fit its digits: one of them was mistyped.",
                }
            );

    private static GraphQLError? ToError(Exception exception) =>
        exception switch
        {
            AccessDeniedException denied => new(
                denied.Message,
                denied.IsAuthenticated ? ErrorCodes.Forbidden : ErrorCodes.Unauthenticated,
                []
            ),
            RuleFailedException failed => new(failed.Message, "RULE_FAILED", []),
            BadRequestException bad => new(
                bad.Message,
                ErrorCodes.BadUserInput,
                [],
                Extensions: bad.Field.Count == 0 ? null : new Dictionary<string, object?> { ["argument"] = string.Join('.', bad.Field) }
            ),
            _ => null,
        };
}
