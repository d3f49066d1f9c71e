namespace AltProvision.GraphQL.Language;

/// <summary>Limits of the parser. They hold before any memory or stack is spent on what exceeds them.</summary>
public sealed record ParserOptions
{
    /// <summary>No limit of tokens, 200 levels: for documents of one's own.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>Tokens of a document, the end not counted; one more is a syntax error. By default as many as there are.</summary>
    public int MaxTokens { get; init; } = int.MaxValue;

    /// <summary>How deep selection sets, values and types may be nested in one definition, all counted together.</summary>
    public int MaxDepth { get; init; } = 200;
}

/// <summary>Recursive descent over https://spec.graphql.org/September2025/#sec-Appendix-Grammar-Summary</summary>
public sealed class Parser
{
    private static readonly HashSet<string> DirectiveLocations =
    [
        "QUERY",
        "MUTATION",
        "SUBSCRIPTION",
        "FIELD",
        "FRAGMENT_DEFINITION",
        "FRAGMENT_SPREAD",
        "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION",
        "SCHEMA",
        "SCALAR",
        "OBJECT",
        "FIELD_DEFINITION",
        "ARGUMENT_DEFINITION",
        "INTERFACE",
        "UNION",
        "ENUM",
        "ENUM_VALUE",
        "INPUT_OBJECT",
        "INPUT_FIELD_DEFINITION",
    ];

    private readonly Source _source;
    private readonly ParserOptions _options;
    private readonly Lexer _lexer;
    private Token _token;
    private Token? _ahead;
    private int _previousEnd;
    private int _tokens;
    private int _depth;

    private Parser(Source source, ParserOptions? options)
    {
        _source = source;
        _options = options ?? ParserOptions.Default;
        _lexer = new(source);
        Advance();
    }

    /// <summary>Parses a document that is to be executed. Other definitions in it are left to the rule <c>ExecutableDefinitions</c>.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL, or exceeds a limit.</exception>
    public static Document ParseExecutable(Source source, ParserOptions? options = null) => new Parser(source, options).ParseDocument();

    /// <summary>Parses the text of a schema. Executable definitions in it have no meaning.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL, or exceeds a limit.</exception>
    public static Document ParseTypeSystem(Source source, ParserOptions? options = null) => new Parser(source, options).ParseDocument();

    /// <summary>Parses a single value, in which variables may occur.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL, or exceeds a limit.</exception>
    public static ValueNode ParseValue(string text, ParserOptions? options = null)
    {
        var parser = new Parser(new(text), options);
        var value = parser.ParseValue(isConst: false);
        parser.Expect(TokenKind.EndOfText);
        return value;
    }

    /// <summary>Parses a reference to a type: <c>[Int!]!</c>.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL, or exceeds a limit.</exception>
    public static TypeNode ParseType(string text, ParserOptions? options = null)
    {
        var parser = new Parser(new(text), options);
        var type = parser.ParseTypeReference();
        parser.Expect(TokenKind.EndOfText);
        return type;
    }

    // https://spec.graphql.org/September2025/#sec-Document

    private Document ParseDocument()
    {
        List<DefinitionNode> definitions = [];
        do
        {
            definitions.Add(ParseDefinition());
        } while (_token.Kind is not TokenKind.EndOfText);

        return new()
        {
            Start = 0,
            End = _token.End,
            Source = _source,
            Definitions = definitions,
        };
    }

    private DefinitionNode ParseDefinition()
    {
        if (Peek(TokenKind.BraceLeft))
        {
            return ParseShorthandQuery();
        }

        var isDescribed = PeekDescription();
        var keyword = isDescribed ? LookAhead() : _token;
        if (isDescribed && keyword.Kind is TokenKind.BraceLeft)
        {
            throw Error(_token, "Unexpected description, descriptions are not supported on shorthand queries.");
        }

        if (keyword.Kind is not TokenKind.Name)
        {
            throw Unexpected(keyword);
        }

        switch (keyword.Value)
        {
            case "query" or "mutation" or "subscription":
                return ParseOperation();
            case "fragment":
                return ParseFragmentDefinition();
            case "extend" when isDescribed:
                throw Error(_token, "Unexpected description, only GraphQL definitions support descriptions.");
            case "extend":
                return ParseExtension();
            default:
                return ParseTypeSystemDefinition(keyword, isDescribed);
        }
    }

    // https://spec.graphql.org/September2025/#sec-Language.Operations

    private OperationDefinitionNode ParseShorthandQuery()
    {
        var start = _token.Start;
        return new()
        {
            Operation = OperationType.Query,
            SelectionSet = ParseSelectionSet(),
            Start = start,
            End = _previousEnd,
        };
    }

    private OperationDefinitionNode ParseOperation()
    {
        var start = _token.Start;
        return new()
        {
            Description = ParseDescription(),
            Operation = ParseOperationType(),
            Name = Peek(TokenKind.Name) ? ParseName() : null,
            VariableDefinitions = OptionalMany(TokenKind.ParenLeft, ParseVariableDefinition, TokenKind.ParenRight),
            Directives = ParseDirectives(isConst: false),
            SelectionSet = ParseSelectionSet(),
            Start = start,
            End = _previousEnd,
        };
    }

    private OperationType ParseOperationType()
    {
        var token = Expect(TokenKind.Name);
        return token.Value switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(token),
        };
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        return new()
        {
            Description = description,
            Variable = variable,
            Type = ParseTypeReference(),
            DefaultValue = ParseDefaultValue(),
            Directives = ParseDirectives(isConst: true),
            Start = start,
            End = _previousEnd,
        };
    }

    private VariableNode ParseVariable()
    {
        var start = _token.Start;
        Expect(TokenKind.Dollar);
        return new()
        {
            Name = ParseName(),
            Start = start,
            End = _previousEnd,
        };
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = _token.Start;
        Enter();
        var selections = Many(TokenKind.BraceLeft, ParseSelection, TokenKind.BraceRight);
        _depth--;
        return new()
        {
            Selections = selections,
            Start = start,
            End = _previousEnd,
        };
    }

    private SelectionNode ParseSelection() => Peek(TokenKind.Spread) ? ParseFragment() : ParseField();

    private FieldNode ParseField()
    {
        var start = _token.Start;
        var first = ParseName();
        var second = TrySkip(TokenKind.Colon) ? ParseName() : null;
        return new()
        {
            Alias = second is null ? null : first,
            Name = second ?? first,
            Arguments = ParseArguments(isConst: false),
            Directives = ParseDirectives(isConst: false),
            SelectionSet = Peek(TokenKind.BraceLeft) ? ParseSelectionSet() : null,
            Start = start,
            End = _previousEnd,
        };
    }

    private ArgumentNode[] ParseArguments(bool isConst) =>
        OptionalMany<ArgumentNode>(TokenKind.ParenLeft, isConst ? ParseConstArgument : ParseVariableArgument, TokenKind.ParenRight);

    private ArgumentNode ParseConstArgument() => ParseArgument(isConst: true);

    private ArgumentNode ParseVariableArgument() => ParseArgument(isConst: false);

    private ArgumentNode ParseArgument(bool isConst)
    {
        var start = _token.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new()
        {
            Name = name,
            Value = ParseValue(isConst),
            Start = start,
            End = _previousEnd,
        };
    }

    // https://spec.graphql.org/September2025/#sec-Language.Fragments

    private SelectionNode ParseFragment()
    {
        var start = _token.Start;
        Expect(TokenKind.Spread);
        var hasTypeCondition = TrySkipKeyword("on");
        if (!hasTypeCondition && Peek(TokenKind.Name))
        {
            return new FragmentSpreadNode
            {
                Name = ParseName(),
                Directives = ParseDirectives(isConst: false),
                Start = start,
                End = _previousEnd,
            };
        }

        return new InlineFragmentNode
        {
            TypeCondition = hasTypeCondition ? ParseNamedType() : null,
            Directives = ParseDirectives(isConst: false),
            SelectionSet = ParseSelectionSet(),
            Start = start,
            End = _previousEnd,
        };
    }

    private FragmentDefinitionNode ParseFragmentDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        ExpectKeyword("fragment");
        var name = _token is { Kind: TokenKind.Name, Value: "on" } ? throw Unexpected(_token) : ParseName();
        ExpectKeyword("on");
        return new()
        {
            Description = description,
            Name = name,
            TypeCondition = ParseNamedType(),
            Directives = ParseDirectives(isConst: false),
            SelectionSet = ParseSelectionSet(),
            Start = start,
            End = _previousEnd,
        };
    }

    // https://spec.graphql.org/September2025/#sec-Input-Values

    private ValueNode ParseValue(bool isConst)
    {
        var (kind, start, end, text) = _token;
        switch (kind)
        {
            case TokenKind.BracketLeft:
                return ParseList(isConst);
            case TokenKind.BraceLeft:
                return ParseObject(isConst);
            case TokenKind.Dollar:
                return isConst ? throw UnexpectedVariable() : ParseVariable();
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Int:
                Advance();
                return new IntValueNode
                {
                    Value = text!,
                    Start = start,
                    End = end,
                };
            case TokenKind.Float:
                Advance();
                return new FloatValueNode
                {
                    Value = text!,
                    Start = start,
                    End = end,
                };
            case TokenKind.Name:
                Advance();
                return text switch
                {
                    "true" or "false" => new BooleanValueNode
                    {
                        Value = text is "true",
                        Start = start,
                        End = end,
                    },
                    "null" => new NullValueNode { Start = start, End = end },
                    _ => new EnumValueNode
                    {
                        Value = text!,
                        Start = start,
                        End = end,
                    },
                };
            default:
                throw Unexpected(_token);
        }
    }

    private GraphQLSyntaxException UnexpectedVariable()
    {
        var dollar = Expect(TokenKind.Dollar);
        return Peek(TokenKind.Name) ? Error(dollar, $"Unexpected variable \"${_token.Value}\" in constant value.") : Unexpected(dollar);
    }

    private StringValueNode ParseString()
    {
        var token = _token;
        Advance();
        return new()
        {
            Value = token.Value!,
            IsBlock = token.Kind is TokenKind.BlockString,
            Start = token.Start,
            End = token.End,
        };
    }

    private ListValueNode ParseList(bool isConst)
    {
        var start = _token.Start;
        Enter();
        Expect(TokenKind.BracketLeft);
        List<ValueNode> values = [];
        while (!TrySkip(TokenKind.BracketRight))
        {
            values.Add(ParseValue(isConst));
        }

        _depth--;
        return new()
        {
            Values = [.. values],
            Start = start,
            End = _previousEnd,
        };
    }

    private ObjectValueNode ParseObject(bool isConst)
    {
        var start = _token.Start;
        Enter();
        Expect(TokenKind.BraceLeft);
        List<ObjectFieldNode> fields = [];
        while (!TrySkip(TokenKind.BraceRight))
        {
            fields.Add(ParseObjectField(isConst));
        }

        _depth--;
        return new()
        {
            Fields = [.. fields],
            Start = start,
            End = _previousEnd,
        };
    }

    private ObjectFieldNode ParseObjectField(bool isConst)
    {
        var start = _token.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new()
        {
            Name = name,
            Value = ParseValue(isConst),
            Start = start,
            End = _previousEnd,
        };
    }

    // https://spec.graphql.org/September2025/#sec-Language.Directives

    private DirectiveNode[] ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }

        List<DirectiveNode> directives = [];
        while (Peek(TokenKind.At))
        {
            directives.Add(ParseDirective(isConst));
        }

        return [.. directives];
    }

    private DirectiveNode ParseDirective(bool isConst)
    {
        var start = _token.Start;
        Expect(TokenKind.At);
        return new()
        {
            Name = ParseName(),
            Arguments = ParseArguments(isConst),
            Start = start,
            End = _previousEnd,
        };
    }

    // https://spec.graphql.org/September2025/#sec-Type-References

    private TypeNode ParseTypeReference()
    {
        var start = _token.Start;
        var type = Peek(TokenKind.BracketLeft) ? ParseListType() : (TypeNode)ParseNamedType();
        return !TrySkip(TokenKind.Bang)
            ? type
            : new NonNullTypeNode
            {
                Type = type,
                Start = start,
                End = _previousEnd,
            };
    }

    private ListTypeNode ParseListType()
    {
        var start = _token.Start;
        Enter();
        Expect(TokenKind.BracketLeft);
        var item = ParseTypeReference();
        Expect(TokenKind.BracketRight);
        _depth--;
        return new()
        {
            Type = item,
            Start = start,
            End = _previousEnd,
        };
    }

    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new()
        {
            Name = name,
            Start = name.Start,
            End = name.End,
        };
    }

    // https://spec.graphql.org/September2025/#sec-Type-System

    private DefinitionNode ParseTypeSystemDefinition(Token keyword, bool isDescribed)
    {
        var start = _token.Start;
        switch (keyword.Value)
        {
            case "schema":
                return ParseSchema(start, ParseDescription(), isExtension: false);
            case "scalar":
                return ParseScalarType(start, ParseDescription(), isExtension: false);
            case "type":
                return ParseObjectType(start, ParseDescription(), isExtension: false);
            case "interface":
                return ParseInterfaceType(start, ParseDescription(), isExtension: false);
            case "union":
                return ParseUnionType(start, ParseDescription(), isExtension: false);
            case "enum":
                return ParseEnumType(start, ParseDescription(), isExtension: false);
            case "input":
                return ParseInputObjectType(start, ParseDescription(), isExtension: false);
            case "directive":
                return ParseDirectiveDefinition(start, ParseDescription());
            default:
                throw isDescribed
                    ? Error(_token, "Unexpected description, only GraphQL definitions support descriptions.")
                    : Unexpected(keyword);
        }
    }

    // https://spec.graphql.org/September2025/#sec-Type-System-Extensions
    private DefinitionNode ParseExtension()
    {
        var start = _token.Start;
        ExpectKeyword("extend");
        return _token.Kind is not TokenKind.Name
            ? throw Unexpected(_token)
            : _token.Value switch
            {
                "schema" => ParseSchema(start, null, isExtension: true),
                "scalar" => ParseScalarType(start, null, isExtension: true),
                "type" => ParseObjectType(start, null, isExtension: true),
                "interface" => ParseInterfaceType(start, null, isExtension: true),
                "union" => ParseUnionType(start, null, isExtension: true),
                "enum" => ParseEnumType(start, null, isExtension: true),
                "input" => ParseInputObjectType(start, null, isExtension: true),
                _ => throw Unexpected(_token),
            };
    }

    private SchemaDefinitionNode ParseSchema(int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("schema");
        var directives = ParseDirectives(isConst: true);
        var operationTypes = isExtension
            ? OptionalMany(TokenKind.BraceLeft, ParseOperationTypeDefinition, TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, ParseOperationTypeDefinition, TokenKind.BraceRight);
        RequireContent(isExtension, directives.Length + operationTypes.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Directives = directives,
            OperationTypes = operationTypes,
            Start = start,
            End = _previousEnd,
        };
    }

    private OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var start = _token.Start;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        return new()
        {
            Operation = operation,
            Type = ParseNamedType(),
            Start = start,
            End = _previousEnd,
        };
    }

    private ScalarTypeDefinitionNode ParseScalarType(int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("scalar");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        RequireContent(isExtension, directives.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Start = start,
            End = _previousEnd,
        };
    }

    private ObjectTypeDefinitionNode ParseObjectType(int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("type");
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        RequireContent(isExtension, interfaces.Length + directives.Length + fields.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Interfaces = interfaces,
            Directives = directives,
            Fields = fields,
            Start = start,
            End = _previousEnd,
        };
    }

    private InterfaceTypeDefinitionNode ParseInterfaceType(int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("interface");
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        RequireContent(isExtension, interfaces.Length + directives.Length + fields.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Interfaces = interfaces,
            Directives = directives,
            Fields = fields,
            Start = start,
            End = _previousEnd,
        };
    }

    private NamedTypeNode[] ParseImplementsInterfaces() =>
        TrySkipKeyword("implements") ? DelimitedMany(TokenKind.Ampersand, ParseNamedType) : [];

    private FieldDefinitionNode[] ParseFieldsDefinition() => OptionalMany(TokenKind.BraceLeft, ParseFieldDefinition, TokenKind.BraceRight);

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = OptionalMany(TokenKind.ParenLeft, ParseInputValueDefinition, TokenKind.ParenRight);
        Expect(TokenKind.Colon);
        return new()
        {
            Description = description,
            Name = name,
            Arguments = arguments,
            Type = ParseTypeReference(),
            Directives = ParseDirectives(isConst: true),
            Start = start,
            End = _previousEnd,
        };
    }

    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new()
        {
            Description = description,
            Name = name,
            Type = ParseTypeReference(),
            DefaultValue = ParseDefaultValue(),
            Directives = ParseDirectives(isConst: true),
            Start = start,
            End = _previousEnd,
        };
    }

    private UnionTypeDefinitionNode ParseUnionType(int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("union");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = TrySkip(TokenKind.Equals) ? DelimitedMany(TokenKind.Pipe, ParseNamedType) : [];
        RequireContent(isExtension, directives.Length + types.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Types = types,
            Start = start,
            End = _previousEnd,
        };
    }

    private EnumTypeDefinitionNode ParseEnumType(int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("enum");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = OptionalMany(TokenKind.BraceLeft, ParseEnumValueDefinition, TokenKind.BraceRight);
        RequireContent(isExtension, directives.Length + values.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Values = values,
            Start = start,
            End = _previousEnd,
        };
    }

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        if (_token is { Kind: TokenKind.Name, Value: "true" or "false" or "null" })
        {
            throw Error(_token, $"{_token} is reserved and cannot be used for an enum value.");
        }

        return new()
        {
            Description = description,
            Name = ParseName(),
            Directives = ParseDirectives(isConst: true),
            Start = start,
            End = _previousEnd,
        };
    }

    private InputObjectTypeDefinitionNode ParseInputObjectType(int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("input");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.BraceLeft, ParseInputValueDefinition, TokenKind.BraceRight);
        RequireContent(isExtension, directives.Length + fields.Length);
        return new()
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Fields = fields,
            Start = start,
            End = _previousEnd,
        };
    }

    // https://spec.graphql.org/September2025/#sec-Type-System.Directives
    private DirectiveDefinitionNode ParseDirectiveDefinition(int start, StringValueNode? description)
    {
        ExpectKeyword("directive");
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = OptionalMany(TokenKind.ParenLeft, ParseInputValueDefinition, TokenKind.ParenRight);
        var isRepeatable = TrySkipKeyword("repeatable");
        ExpectKeyword("on");
        return new()
        {
            Description = description,
            Name = name,
            Arguments = arguments,
            IsRepeatable = isRepeatable,
            Locations = DelimitedMany(TokenKind.Pipe, ParseDirectiveLocation),
            Start = start,
            End = _previousEnd,
        };
    }

    private NameNode ParseDirectiveLocation()
    {
        var token = _token;
        var name = ParseName();
        return DirectiveLocations.Contains(name.Value) ? name : throw Unexpected(token);
    }

    private NameNode ParseName()
    {
        var token = Expect(TokenKind.Name);
        return new()
        {
            Value = token.Value!,
            Start = token.Start,
            End = token.End,
        };
    }

    private bool PeekDescription() => _token.Kind is TokenKind.String or TokenKind.BlockString;

    private StringValueNode? ParseDescription() => PeekDescription() ? ParseString() : null;

    private ValueNode? ParseDefaultValue() => TrySkip(TokenKind.Equals) ? ParseValue(isConst: true) : null;

    private void RequireContent(bool isExtension, int parts)
    {
        if (isExtension && parts == 0)
        {
            throw Unexpected(_token);
        }
    }

    private T[] Many<T>(TokenKind open, Func<T> parse, TokenKind close)
    {
        Expect(open);
        List<T> items = [];
        do
        {
            items.Add(parse());
        } while (!TrySkip(close));

        return [.. items];
    }

    private T[] OptionalMany<T>(TokenKind open, Func<T> parse, TokenKind close) => Peek(open) ? Many(open, parse, close) : [];

    private T[] DelimitedMany<T>(TokenKind delimiter, Func<T> parse)
    {
        TrySkip(delimiter);
        List<T> items = [];
        do
        {
            items.Add(parse());
        } while (TrySkip(delimiter));

        return [.. items];
    }

    private bool Peek(TokenKind kind) => _token.Kind == kind;

    private bool TrySkip(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool TrySkipKeyword(string keyword)
    {
        if (_token.Kind is not TokenKind.Name || _token.Value != keyword)
        {
            return false;
        }

        Advance();
        return true;
    }

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        return TrySkip(kind) ? token : throw Error(token, $"Expected {Token.Describe(kind)}, found {token}.");
    }

    private void ExpectKeyword(string keyword)
    {
        if (!TrySkipKeyword(keyword))
        {
            throw Error(_token, $"Expected \"{keyword}\", found {_token}.");
        }
    }

    private void Advance()
    {
        _previousEnd = _token.End;
        _token = _ahead ?? ReadToken();
        _ahead = null;
    }

    private Token LookAhead() => _ahead ??= ReadToken();

    private Token ReadToken()
    {
        var token = _lexer.Next();
        return token.Kind is TokenKind.EndOfText || ++_tokens <= _options.MaxTokens
            ? token
            : throw Error(token, $"Document contains more than {_options.MaxTokens} tokens. Parsing aborted.");
    }

    // Asked before each recursion: a stack overflow would end the process.
    private void Enter()
    {
        if (++_depth > _options.MaxDepth)
        {
            throw Error(_token, $"Document is nested more than {_options.MaxDepth} levels deep. Parsing aborted.");
        }
    }

    private GraphQLSyntaxException Unexpected(Token token) => Error(token, $"Unexpected {token}.");

    private GraphQLSyntaxException Error(Token token, string message) => new(_source, token.Start, message);
}
