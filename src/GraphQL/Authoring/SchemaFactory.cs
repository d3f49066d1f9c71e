using System.Reflection;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation;

namespace AltProvision.GraphQL.Authoring;

/// <summary>Makes a schema of attributed classes. All reflection happens here, once.</summary>
internal sealed partial class SchemaFactory
{
    private const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly SchemaConventions _conventions;
    private readonly IReadOnlyList<Type> _types;
    private readonly IReadOnlyList<Type> _classes;
    private readonly ILookup<Type, Type> _extensions;
    private readonly XmlDocs _docs = new();
    private readonly TypeNames _names;
    private readonly LeafTypes _leaves;
    private readonly InputTypes _inputs;
    private readonly MethodCompiler _methods;
    private readonly NodeFields _nodes = new();
    private readonly Dictionary<Type, ObjectType> _objects = [];
    private readonly List<ObjectType> _payloads = [];
    private readonly Queue<ObjectType> _unfilled = new();

    private SchemaFactory(IEnumerable<Assembly> assemblies, SchemaConventions conventions, Func<Type, bool> isService)
    {
        _conventions = conventions;
        _types =
        [
            .. assemblies.Distinct().SelectMany(assembly => assembly.GetTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)),
        ];
        // Most types are the compiler's own, for closures and asynchronous methods, and have an attribute too.
        _classes = [.. _types.Where(type => type.IsClass && !type.Name.StartsWith('<') && type.GetCustomAttributes(false).Length > 0)];
        _extensions = _classes.SelectMany(c => ExtendedBy(c).Select(t => (Class: c, Extended: t))).ToLookup(p => p.Extended, p => p.Class);
        _names = new(conventions);
        _leaves = new(conventions, _docs, _names);
        _inputs = new(_leaves, _docs, _names);
        _methods = new(_inputs, _leaves, conventions, isService);
    }

    /// <param name="isService">Whether a parameter of this type comes from the service collection.</param>
    /// <exception cref="SchemaException">The classes make no schema; the message says why.</exception>
    public static Schema Create(IEnumerable<Assembly> assemblies, SchemaConventions conventions, Func<Type, bool> isService) =>
        new SchemaFactory(assemblies, conventions, isService).Build();

    private static IEnumerable<Type> ExtendedBy(Type type) =>
        type.GetCustomAttributes(false)
            .Select(attribute => attribute.GetType())
            .Where(a =>
                a.IsGenericType
                && a.GetGenericTypeDefinition() is var open
                && (open == typeof(ObjectTypeAttribute<>) || open == typeof(ExtendObjectTypeAttribute<>))
            )
            .Select(a => a.GetGenericArguments()[0]);

    private Schema Build()
    {
        _names.Claim("Node", _nodes.Interface);
        foreach (var root in Enum.GetNames<OperationType>())
        {
            _names.Claim(root, $"the root of {root}");
        }

        foreach (var type in _extensions.Select(group => group.Key))
        {
            ObjectOf(type);
        }

        var query = Root(OperationType.Query, typeof(QueryTypeAttribute), "Where questions begin.", QueryField);
        var mutation = Root(
            OperationType.Mutation,
            typeof(MutationTypeAttribute),
            "Where changes begin; each is a use case.",
            MutationField
        );
        var subscription = Root(
            OperationType.Subscription,
            typeof(SubscriptionTypeAttribute),
            "What can be listened to.",
            SubscriptionField
        );
        FillAll();
        AddNodes();
        if (_nodes.IsUsed)
        {
            query ??= new("Query") { Description = "Where questions begin." };
            query.Fields = [.. _nodes.RootFields(), .. query.Fields];
        }

        IEnumerable<NamedType?> types =
        [
            query,
            mutation,
            subscription,
            _nodes.IsUsed ? _nodes.Interface : null,
            .. _objects
                .Values.Concat(_payloads)
                .Concat<NamedType>(_abstracts.Values)
                .Concat(_inputs.Types)
                .Concat(_leaves.Enums)
                .OrderBy(type => type.Name, StringComparer.Ordinal),
            .. _leaves.UsedScalars.Union(_nodes.IsUsed ? [BuiltIns.Id] : []),
            .. BuiltIns.IntrospectionTypes,
        ];
        var schema = new Schema(
            query,
            mutation,
            subscription,
            types.OfType<NamedType>(),
            BuiltIns.Directives,
            _conventions.SchemaDescription
        )
        {
            Nodes = _nodes.IsUsed ? _nodes : null,
        };
        var errors = SchemaValidator.Validate(schema);
        return errors.Count == 0
            ? schema
            : throw new SchemaException($"The classes make no valid schema: {string.Join(" ", errors.Select(error => error.Message))}");
    }

    private ObjectType? Root(OperationType operation, Type attribute, string description, Func<MethodInfo, Field?> makeField)
    {
        List<Field> fields = [.. _classes.Where(c => c.IsDefined(attribute)).SelectMany(FieldMethods).Select(makeField).OfType<Field>()];
        if (fields.Count == 0)
        {
            return null;
        }

        var root = new ObjectType(operation.ToString()) { Description = description, Fields = fields };
        RefuseDuplicates(root);
        return root;
    }

    private static IEnumerable<MethodInfo> FieldMethods(Type type) =>
        type.GetMethods(PublicStatic)
            .Where(m => !m.IsSpecialName && !m.IsDefined(typeof(GraphQLIgnoreAttribute)))
            .OrderBy(m => m.MetadataToken);

    private Field QueryField(MethodInfo method)
    {
        var compiled = _methods.Compile(method);
        return MakeField(method, Output(compiled.Result, method, method), compiled.Arguments, Single(method, compiled));
    }

    private Field MutationField(MethodInfo method)
    {
        var compiled = _methods.Compile(method);
        var type =
            _conventions.Payload is { } payload && compiled.Result.IsGeneric(payload.Result)
                ? new NonNullType(PayloadOf(Names.Field(method), compiled.Result))
                : Output(compiled.Result, method, method);
        return MakeField(method, type, compiled.Arguments, Single(method, compiled));
    }

    private Field? SubscriptionField(MethodInfo method)
    {
        if (method.GetCustomAttribute<SubscribeAttribute>() is not { } subscribe)
        {
            return method.DeclaringType!.GetMethods(PublicStatic).Any(m => m.GetCustomAttribute<SubscribeAttribute>()?.With == method.Name)
                ? null
                : throw new SchemaException($"{MethodCompiler.NameOf(method)} is a subscription without [Subscribe(With = …)].");
        }

        var sourceMethod =
            method.DeclaringType!.GetMethod(subscribe.With, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?? throw new SchemaException(
                $"{MethodCompiler.NameOf(method)} names the source {subscribe.With}, which is no method of its class."
            );
        var source = SubscriptionSource.Compile(_methods, sourceMethod);
        var compiled = _methods.Compile(method);
        if (compiled.Parent is null || compiled.Parent.ParameterType != source.MessageType)
        {
            throw new SchemaException($"{MethodCompiler.NameOf(method)} needs an [EventMessage] parameter of {source.MessageType.Name}.");
        }

        var perEvent = new BatchFieldResolver(async call => [await compiled.InvokeAsync(call, call.Parents[0])])
        {
            Weight = WeightOf(method),
            AssumedSize = SizeOf(method),
            EncodeLeaf = EncoderOf(compiled.Result, method),
        };
        var arguments = compiled.Arguments.Concat(source.Arguments).DistinctBy(argument => argument.Name).ToList();
        return MakeField(
            method,
            Output(compiled.Result, method, method),
            arguments,
            new SubscriptionResolver(source.Subscribe, perEvent)
            {
                EncodeLeaf = perEvent.EncodeLeaf,
                IsShared = subscribe.IsShared,
                ResumeArgument = sourceMethod.GetParameters().FirstOrDefault(p => p.IsDefined(typeof(ResumeAfterAttribute))) is { } resume
                    ? Names.Argument(resume)
                    : null,
            }
        );
    }

    private BatchFieldResolver Single(MethodInfo method, CompiledMethod compiled) =>
        new(async call => [await compiled.InvokeAsync(call, null)])
        {
            Weight = WeightOf(method),
            AssumedSize = SizeOf(method),
            EncodeLeaf = EncoderOf(compiled.Result, method),
        };

    private static int? WeightOf(MemberInfo member) => member.GetCustomAttribute<CostAttribute>()?.Weight;

    private static int? SizeOf(MemberInfo member) => member.GetCustomAttribute<ListSizeAttribute>()?.AssumedSize;

    private Field MakeField(MemberInfo member, GraphType type, IReadOnlyList<InputValue> arguments, FieldResolver resolver)
    {
        var name = Names.Field(member);
        resolver.IsPerPerson = member.IsDefined(typeof(PerPersonAttribute));
        return new(name, type)
        {
            Description =
                TypeNames.Described(member)
                ?? (member is MethodInfo method ? _docs.Of(method) : _docs.Of((PropertyInfo)member))
                ?? KnownDescriptions.Find(name),
            DeprecationReason = TypeNames.Deprecated(member),
            Arguments = arguments,
            Resolver = resolver,
            Member = member,
        };
    }

    private GraphType Output(TypeShape shape, ICustomAttributeProvider member, MemberInfo place)
    {
        var type = NullableOutput(shape, member, place);
        return shape.IsNullable ? type : new NonNullType(type);
    }

    private GraphType NullableOutput(TypeShape shape, ICustomAttributeProvider member, MemberInfo place)
    {
        if (_leaves.Find(shape.Type, _leaves.IdOf(shape.Type, member)) is { } leaf)
        {
            return leaf;
        }

        if (shape.Item is { } item)
        {
            return new ListType(Output(item, member, place));
        }

        if (AbstractOf(shape.Type) is { } abstractType)
        {
            return abstractType;
        }

        var isForeign =
            shape.Type.Namespace?.StartsWith("System", StringComparison.Ordinal) is true && !shape.IsGeneric(typeof(KeyValuePair<,>));
        return isForeign || shape.Type.IsPrimitive || shape.Type.IsInterface
            ? throw new SchemaException($"{shape.Type} has no output type; {place.DeclaringType?.Name}.{place.Name} answers it.")
            : ObjectOf(shape.Type);
    }

    private Func<object, object>? EncoderOf(TypeShape shape, ICustomAttributeProvider member)
    {
        while (_leaves.IdOf(shape.Type, member) is null && shape.Item is { } item)
        {
            shape = item;
        }

        return _leaves.IdOf(shape.Type, member) is { } id ? id.Encode : null;
    }

    private ObjectType ObjectOf(Type type)
    {
        if (_objects.TryGetValue(type, out var known))
        {
            return known;
        }

        var name = _names.Output(type);
        _names.Claim(name, type);
        var made = new ObjectType(name)
        {
            RuntimeType = type,
            Description =
                TypeNames.Described(type)
                ?? (type.IsGenericType ? KnownDescriptions.Generic(name, type) : null)
                ?? _docs.Of(type)
                ?? KnownDescriptions.Find(name),
        };
        _objects.Add(type, made);
        _unfilled.Enqueue(made);
        return made;
    }

    private void FillAll()
    {
        while (_unfilled.TryDequeue(out var type))
        {
            var extensions = _extensions[type.RuntimeType!]
                .SelectMany(FieldMethods)
                .Where(m => !m.IsDefined(typeof(NodeResolverAttribute)));
            List<Field> added = [.. extensions.Select(method => ExtensionField(type.RuntimeType!, method))];
            var addedNames = added.Select(field => field.Name).ToHashSet();
            // A class may give a property of T another meaning: its method takes the property's place.
            type.Fields = [.. OwnFields(type.RuntimeType!).Where(field => !addedNames.Contains(field.Name)), .. added];
            RefuseDuplicates(type);
            var isNode = _extensions[type.RuntimeType!].Any(c => c.IsDefined(typeof(NodeAttribute)));
            type.Interfaces = [.. isNode ? [_nodes.Interface] : (IEnumerable<InterfaceType>)[], .. InterfacesOf(type.RuntimeType!)];
        }
    }

    private IEnumerable<Field> OwnFields(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.MetadataToken))
        {
            if (property.GetIndexParameters().Length == 0 && !property.IsDefined(typeof(GraphQLIgnoreAttribute)) && property.CanRead)
            {
                yield return PropertyField(type, property);
            }
        }

        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance).OrderBy(m => m.MetadataToken))
        {
            if (
                method.Name is ['G', 'e', 't', >= 'A' and <= 'Z', ..]
                && method.GetBaseDefinition().DeclaringType != typeof(object)
                && !method.IsDefined(typeof(GraphQLIgnoreAttribute))
            )
            {
                yield return ParentMethodField(method, _methods.Compile(method));
            }
        }
    }

    private Field PropertyField(Type owner, PropertyInfo property)
    {
        var read = BatchCompiler.CompileGetter(property, owner);
        var shape = TypeShape.Of(property);
        return MakeField(
            property,
            Output(shape, property, property),
            [],
            new PureResolver((_, parent) => read(parent))
            {
                Weight = WeightOf(property),
                AssumedSize = SizeOf(property),
                EncodeLeaf = EncoderOf(shape, property),
            }
        );
    }

    private Field ExtensionField(Type owner, MethodInfo method)
    {
        var compiled = _methods.Compile(method);
        if (method.IsDefined(typeof(BatchResolverAttribute)))
        {
            var batch = BatchCompiler.Compile(compiled, owner);
            return MakeField(
                method,
                Output(batch.Value, method, method),
                compiled.Arguments,
                new BatchFieldResolver(batch.Resolve)
                {
                    Weight = WeightOf(method),
                    AssumedSize = SizeOf(method),
                    EncodeLeaf = EncoderOf(batch.Value, method),
                }
            );
        }

        if (compiled.IsAsync)
        {
            throw new SchemaException(
                $"{MethodCompiler.NameOf(method)} would be called for each {owner.Name}. Make it a [BatchResolver], which is called once for all."
            );
        }

        if (compiled.Parent is { } parent && !parent.ParameterType.IsAssignableFrom(owner))
        {
            throw new SchemaException(
                $"{MethodCompiler.NameOf(method)} takes {parent.ParameterType.Name} for its parent, which is {owner.Name}."
            );
        }

        return ParentMethodField(method, compiled);
    }

    // Called for each parent: at once when it is pure, else one after the other in one scope.
    private Field ParentMethodField(MethodInfo method, CompiledMethod compiled)
    {
        var type = Output(compiled.Result, method, method);
        var encode = EncoderOf(compiled.Result, method);
        FieldResolver resolver =
            compiled.IsAsync || compiled.UsesServices
                ? new BatchFieldResolver(call => ForEachParentAsync(compiled, call))
                {
                    Weight = WeightOf(method),
                    AssumedSize = SizeOf(method),
                    EncodeLeaf = encode,
                }
                : new PureResolver((call, parent) => compiled.Invoke(call, parent))
                {
                    Weight = WeightOf(method),
                    AssumedSize = SizeOf(method),
                    EncodeLeaf = encode,
                };
        return MakeField(method, type, compiled.Arguments, resolver);
    }

    private static async Task<IReadOnlyList<object?>> ForEachParentAsync(CompiledMethod method, FieldCall call)
    {
        var results = new object?[call.Parents.Count];
        for (var i = 0; i < results.Length; i++)
        {
            try
            {
                results[i] = await method.InvokeAsync(call, call.Parents[i]);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                results[i] = new ResolverFailure(exception);
            }
        }

        return results;
    }

    private ObjectType PayloadOf(string mutation, TypeShape result)
    {
        var (_, valueProperty, fields) = _conventions.Payload!.Value;
        var payload = new ObjectType($"{Names.Pascal(mutation)}Payload") { Description = $"What the mutation `{mutation}` answers." };
        _names.Claim(payload.Name, $"the payload of {mutation}");
        _payloads.Add(payload);
        List<Field> made = [];
        if (PayloadValue(result, valueProperty) is { } value)
        {
            made.Add(value);
        }

        foreach (var field in fields)
        {
            var property = Property(result.Type, field.Property);
            var read = BatchCompiler.CompileGetter(property, result.Type);
            made.Add(
                new(field.Name, Output(TypeShape.Of(property), property, property))
                {
                    Description = field.Description ?? _docs.Of(property) ?? KnownDescriptions.Find(field.Name),
                    Resolver = new PureResolver((_, parent) => read(parent)),
                }
            );
        }

        payload.Fields = made;
        return payload;
    }

    private Field? PayloadValue(TypeShape result, string valueProperty)
    {
        var property = Property(result.Type, valueProperty);
        var shape = result.Arguments[0] with { IsNullable = false };
        var type = NullableOutput(shape, property, property);
        if (
            type is ObjectType { RuntimeType: { } runtimeType }
            && runtimeType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Length == 0
        )
        {
            _unfilled.TryDequeue(out _);
            throw new SchemaException($"{runtimeType} has no properties, so a payload cannot show it; see {result.Type}.");
        }

        var read = BatchCompiler.CompileGetter(property, result.Type);
        var nothing = shape.Type.IsValueType ? Activator.CreateInstance(shape.Type) : null;
        var name =
            _leaves.IdOf(shape.Type, null) is not null ? "id"
            : type is ObjectType or EnumType ? Names.Camel(type.Named.Name)
            : "value";
        return new(name, type)
        {
            Description = "What the change led to; null when it was refused.",
            // A refused value type is its default, which is no value.
            Resolver = new PureResolver((_, parent) => read(parent) is { } value && !(nothing?.Equals(value) ?? false) ? value : null)
            {
                EncodeLeaf = EncoderOf(shape, property),
            },
        };
    }

    private static PropertyInfo Property(Type type, string name) =>
        type.GetProperty(name) ?? throw new SchemaException($"{type} has no property {name}, which the mutation payload shows.");

    private void AddNodes()
    {
        foreach (var (type, node) in _extensions.SelectMany(group => group.Select(c => (group.Key, Class: c))))
        {
            var resolvers = node.GetMethods(PublicStatic).Where(m => m.IsDefined(typeof(NodeResolverAttribute))).ToList();
            if (node.IsDefined(typeof(NodeAttribute)) != (resolvers.Count == 1))
            {
                throw new SchemaException(
                    $"{node.Name} is a [Node], so it needs one [NodeResolver]; it has {resolvers.Count}. Neither goes without the other."
                );
            }

            if (resolvers is [var resolver])
            {
                var compiled = _methods.Compile(
                    resolver,
                    static parameter => TypeShape.Of(parameter).Item is not null && parameter.ParameterType != typeof(string)
                );
                _nodes.Add(_objects[type], compiled, _leaves);
            }
        }
    }

    private static void RefuseDuplicates(ObjectType type)
    {
        if (type.Fields.GroupBy(field => field.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new SchemaException($"{type.Name} has two fields named {twice.Key}. Rename one, or give it a [GraphQLName].");
        }
    }
}
