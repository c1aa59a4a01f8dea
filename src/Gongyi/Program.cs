using Gongyi.Operations;

return await Commands.Run(args, Console.Out, Console.Error).ConfigureAwait(false);
