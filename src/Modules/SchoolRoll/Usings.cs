global using AltProvision.GraphQL;
global using AltProvision.Kernel;
